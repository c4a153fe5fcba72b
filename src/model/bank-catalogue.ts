/** What the bank offers to others, as its catalogue lists it. */

import type { DumpManifest } from './dump.js';
import type { BilingualText, Source } from './source.js';

/** A way to the data besides the dumps and the SPARQL endpoint: a change feed, for example. */
export interface FurtherAccess {
  /** Part of its IRI: `stream`. */
  readonly name: string;
  /** Path below the base IRI. */
  readonly path: string;
  readonly mediaType: string;
  readonly title: BilingualText;
  readonly description: BilingualText;
  /** IRI of the specification that it keeps to. */
  readonly conformsTo: string;
}

/** A source that tells something in the bank. */
export type CatalogueSource = Pick<Source, 'id' | 'name' | 'homepage' | 'licence' | 'contactPoint'>;

export interface BankCatalogue {
  /** Base IRI of the data. */
  readonly base: string;
  readonly title: BilingualText;
  readonly description: BilingualText;
  /** Page or mail address of the operator; null: none is set. */
  readonly contact: string | null;
  /** When the dataset last changed (ISO 8601); null: it is empty. */
  readonly changedAt: string | null;
  readonly version: number;
  readonly sources: readonly CatalogueSource[];
  /** The dump that is offered; null while there is none. */
  readonly dump: DumpManifest | null;
  readonly further: readonly FurtherAccess[];
}
