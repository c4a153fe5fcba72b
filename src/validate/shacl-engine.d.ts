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
    validate(data: { readonly dataset: DatasetCore }): Promise<{ readonly results: readonly Result[] }>;
  }
}
