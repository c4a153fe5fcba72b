/** Files of an answer: the endpoint is asked again in another format, and what comes is saved. */

import { type Outcome, post, problemOf } from './ask.js';
import type { EditorSettings } from './editor-settings.js';
import { make, makeButton } from './elements.js';

const formats = {
  rows: [
    ['csv', 'text/csv'],
    ['tsv', 'text/tab-separated-values'],
    ['json', 'application/sparql-results+json'],
    ['xml', 'application/sparql-results+xml'],
  ],
  boolean: [
    ['json', 'application/sparql-results+json'],
    ['xml', 'application/sparql-results+xml'],
  ],
  graph: [
    ['ttl', 'text/turtle'],
    ['nt', 'application/n-triples'],
    ['jsonld', 'application/ld+json'],
    ['rdf', 'application/rdf+xml'],
  ],
} as const;

export interface FileOptions {
  readonly query: string;
  readonly kind: keyof typeof formats;
  readonly settings: EditorSettings;
  /** Told why a file could not be had. */
  readonly onProblem: (outcome: Outcome) => void;
}

/** Buttons, one a format. */
export function offerFiles(options: FileOptions): HTMLElement {
  const buttons = formats[options.kind].map(([extension, accept]) =>
    makeButton(extension.toUpperCase(), () => void save(extension, accept, options), {
      class: 'quiet',
      'data-format': extension,
    }),
  );
  return make('p', { class: 'files' }, make('span', {}, options.settings.words.download), ...buttons);
}

async function save(extension: string, accept: string, { query, onProblem }: FileOptions): Promise<void> {
  try {
    const response = await post(query, accept);
    if (!response.ok) return onProblem(problemOf(response, await response.text()));
    const href = URL.createObjectURL(await response.blob());
    make('a', { href, download: `sparql.${extension}` }).click();
    // The browser has begun to read it by then.
    setTimeout(() => URL.revokeObjectURL(href), 60_000);
  } catch {
    onProblem({ kind: 'no-connection' });
  }
}
