/** Paths through a graph, as mappings write them: `schema:location/schema:address`, `^pair:involves`, `a schema:Event`. */

import { didYouMean } from '../../model/suggest.js';
import { partnerPrefixes, prefixes, rdf } from '../../rdf/vocabulary.js';
import type { Selector } from './node.js';

/** Prefixes that paths may use; any other IRI is written in full, between `<` and `>`. */
export const pathPrefixes: Readonly<Record<string, string>> = { ...prefixes, ...partnerPrefixes };

/** One step: along a property, or against it. */
export interface Step {
  readonly property: string;
  readonly isInverse: boolean;
}

/** A compiled path. */
export class GraphPath implements Selector {
  readonly format = 'rdf';
  readonly text: string;
  /** IRI of a class: the path begins at every resource of it; null: at the resource that is looked at. */
  readonly startsAt: string | null;
  readonly steps: readonly Step[];

  /** Throws a `SyntaxError` that says what is wrong. */
  constructor(text: string) {
    this.text = text;
    const [, ofClass, rest = ''] = /^(?:a\s+(<[^>]*>|[^\s/]+)\s*(?:\/|$))?(.*)$/s.exec(text.trim()) ?? [];
    this.startsAt = ofClass === undefined ? null : toIri(ofClass);
    this.steps = rest.trim() === '' || rest.trim() === '.' ? [] : (rest.match(parts) ?? []).map(toStep);
    if (this.steps.length === 0 && this.startsAt === null && text.trim() !== '.') {
      throw new SyntaxError('it names no property');
    }
  }

  get isSelf(): boolean {
    return this.startsAt === null && this.steps.length === 0;
  }
}

// Slashes inside of <…> belong to the IRI.
const parts = /(?:<[^>]*>|[^/<])+/g;

function toStep(text: string): Step {
  const trimmed = text.trim();
  const isInverse = trimmed.startsWith('^');
  return { property: toIri(isInverse ? trimmed.slice(1).trim() : trimmed), isInverse };
}

function toIri(text: string): string {
  const [, full] = /^<([a-z][a-z0-9+.-]*:[^<>\s]+)>$/i.exec(text) ?? [];
  if (full !== undefined) return full;
  if (text === 'a') return rdf.type.value;
  const [, prefix, name] = /^([a-z][\w-]*):([\w-]+)$/i.exec(text) ?? [];
  if (prefix === undefined || name === undefined) {
    throw new SyntaxError(`"${text}" is neither a name such as schema:name nor an IRI between < and >`);
  }
  const namespace = pathPrefixes[prefix];
  if (namespace !== undefined) return namespace + name;
  throw new SyntaxError(
    `the prefix "${prefix}" is not known.${didYouMean(prefix, Object.keys(pathPrefixes))} Write the IRI in full, between < and >`,
  );
}

/** A path, or why the text is none. */
export function parseGraphPath(text: string): GraphPath | { readonly problem: string } {
  try {
    return new GraphPath(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { problem: error.message };
  }
}
