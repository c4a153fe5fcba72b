/** The JSON-LD context as a table: from the names that mappings use to IRIs. */

import type { ContextDefinition } from 'jsonld';

function toIri(value: string, context: ContextDefinition): string {
  const colon = value.indexOf(':');
  const prefix = context[value.slice(0, Math.max(colon, 0))];
  return colon > 0 && typeof prefix === 'string' ? prefix + value.slice(colon + 1) : value;
}

/** The IRI of each term of the context (JSON-LD 1.1, 4.1); keywords and prefixes are left out. */
export function termIris(context: ContextDefinition): ReadonlyMap<string, string> {
  const iris = new Map<string, string>();
  for (const [name, definition] of Object.entries(context)) {
    const value =
      typeof definition === 'string' ? definition : (definition as { '@id'?: string } | null)?.['@id'];
    if (value === undefined || value.startsWith('@') || /[/#]$/.test(value)) continue;
    iris.set(name, toIri(value, context));
  }
  return iris;
}
