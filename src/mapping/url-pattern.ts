/** URL patterns of mappings: a path with wildcards and named parts, and query parameters compared by name. */

import { decodePath } from './decode-path.js';

interface Parameter {
  readonly name: string;
  readonly value: RegExp;
  readonly glob: string;
  readonly optional: boolean;
}

const tokens = /(\*\*|\*|\{\w+\})/;

/**
 * `*` stands for text without a slash, `**` for any text, `{name}` for a part without a slash. A part takes as little
 * as it can, a wildcard as much: `/{id}-*.html` and `/actualite_*_{id}.html` both find the id.
 */
function globToRegExp(glob: string, wildcard: string): RegExp {
  const source = glob
    .split(tokens)
    .map((part) => {
      if (part === '**') return '.*';
      if (part === '*') return wildcard;
      return /^\{\w+\}$/.test(part) ? `(?<${part.slice(1, -1)}>[^/]+?)` : RegExp.escape(part);
    })
    .join('');
  return new RegExp(`^${source}$`, 'u');
}

function toParameter(text: string): Parameter {
  const optional = text.endsWith('?');
  const given = optional ? text.slice(0, -1) : text;
  const cut = given.indexOf('=');
  const name = cut < 0 ? given : given.slice(0, cut);
  const glob = cut < 0 ? '*' : given.slice(cut + 1);
  return { name, optional, glob, value: globToRegExp(glob, '.*') };
}

// Fillings of wildcards that no pattern is written for: what takes all of them takes anything.
const samples = ['0q', 'zz-9_é', '7'];

/**
 * `/path/*?name=value&other=*?`: parameters may come in any order, unnamed ones are allowed,
 * a trailing `?` marks an optional one.
 */
export class UrlPattern {
  readonly text: string;
  /** The names of its `{parts}`. */
  readonly parts: readonly string[];
  readonly #glob: string;
  readonly #path: RegExp;
  readonly #parameters: readonly Parameter[];

  /** Throws a `SyntaxError` when two parts have one name. */
  constructor(text: string) {
    this.text = text;
    this.parts = [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
    if (new Set(this.parts).size < this.parts.length) throw new SyntaxError('two parts have the same name');
    const cut = text.indexOf('?');
    this.#glob = cut < 0 ? text : text.slice(0, cut);
    this.#path = globToRegExp(this.#glob, '[^/]+');
    const query = cut < 0 ? '' : text.slice(cut + 1);
    this.#parameters = query
      .split('&')
      .filter((part) => part !== '' && part !== '*')
      .map(toParameter);
  }

  matches(url: URL): boolean {
    return this.read(url) !== null;
  }

  /** The parts of an address, percent-decoded; null when it does not match. */
  read({ pathname, searchParams }: URL): ReadonlyMap<string, string> | null {
    const path = this.#path.exec(decodePath(pathname)) ?? this.#path.exec(pathname);
    if (path === null) return null;
    const parts = new Map(Object.entries(path.groups ?? {}));
    for (const { name, value, optional } of this.#parameters) {
      const given = searchParams.get(name);
      if (given === null && optional) continue;
      const match = given === null ? null : value.exec(given);
      if (match === null) return null;
      for (const [part, text] of Object.entries(match.groups ?? {})) parts.set(part, text);
    }
    return parts;
  }

  /** Whether every address that the other pattern matches is matched by this one. */
  covers(other: UrlPattern): boolean {
    const paths = samples.flatMap((sample) => [
      fill(other.#glob, sample, `${sample}/x`),
      fill(other.#glob, sample, sample),
    ]);
    if (!paths.every((path) => this.#path.test(path))) return false;
    return this.#parameters.every(({ name, value, optional, glob }) => {
      const theirs = other.#parameters.find((parameter) => parameter.name === name);
      if (theirs === undefined) return optional && glob === '*';
      if (theirs.optional && !optional) return false;
      return samples.every((sample) => value.test(fill(theirs.glob, sample, sample)));
    });
  }
}

function fill(glob: string, sample: string, deep: string): string {
  return glob
    .split(tokens)
    .map((part) => (part === '**' ? deep : tokens.test(part) ? sample : part))
    .join('');
}
