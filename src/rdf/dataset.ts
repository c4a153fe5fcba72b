/** Quads as an RDF/JS dataset, for libraries that look patterns up. */

import type { DatasetCore } from '@rdfjs/types';
import { Store } from 'n3';
import type { Quad } from './terms.js';

/** An indexed dataset of the quads (RDF/JS Dataset specification, `DatasetCore`). */
export function toDataset(quads: Iterable<Quad>): DatasetCore {
  return new Store([...quads]);
}
