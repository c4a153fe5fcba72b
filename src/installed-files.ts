/** The files that are installed with the software. */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ContextDefinition } from 'jsonld';
import type { Iris } from './model/iris.js';
import type { JsonLdContext } from './rdf/json-ld.js';

/** The folder of the installed software: `ontology/`, `mappings/`, `queries/` and `data/demo/` stand in it. */
export const home = join(import.meta.dirname, '..', '..');

/** The version of the installed software. */
export function softwareVersion(directory = home): string {
  const { version } = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8')) as {
    version: string;
  };
  return version;
}

/** The content of the JSON-LD context. */
export function readContext(directory = home): ContextDefinition {
  const file = readFileSync(join(directory, 'ontology', 'context.jsonld'), 'utf8');
  return (JSON.parse(file) as { '@context': ContextDefinition })['@context'];
}

/** The context as answers name it. */
export function jsonLdContext(
  { context }: { readonly context: ContextDefinition },
  iris: Iris,
): JsonLdContext {
  return { url: iris.context(), content: context };
}

/** Text of a file of `queries/`. */
export function queryText(name: string, directory = home): string {
  return readFileSync(join(directory, 'queries', `${name}.rq`), 'utf8');
}

/** The demo archive of a source, if there is one. */
export function demoArchive(source: string, directory = home): string | null {
  const file = join(directory, 'data', 'demo', `${source}.warc`);
  return existsSync(file) ? file : null;
}
