/** The part of `shacl-engine` that the validator uses; the package has no types of its own. */
declare module 'shacl-engine' {
  import type { DataFactory, DatasetCore, Literal, Term } from '@rdfjs/types';

  export interface Result {
    readonly focusNode: { readonly term: Term };
    readonly path: readonly { readonly predicates: readonly Term[] }[] | undefined;
    readonly severity: Term;
    readonly message: readonly Literal[];
  }

  export class Validator {
    constructor(shapes: DatasetCore, options: { readonly factory: DataFactory });
    /** Each of the shapes is told by its term; absent: all of them. */
    validate(
      data: { readonly dataset: DatasetCore },
      shapes?: readonly { readonly terms: readonly Term[] }[],
    ): Promise<{ readonly results: readonly Result[] }>;
  }
}
