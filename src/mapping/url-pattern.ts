/** URL patterns of mappings: a path with wildcards, and query parameters compared by name. */

import { decodePath } from './decode-path.js';

interface Parameter {
  readonly name: string;
  readonly value: RegExp;
  readonly optional: boolean;
}

/** `*` stands for text without a slash, `**` for any text. */
function globToRegExp(glob: string): RegExp {
  const source = glob
    .split(/(\*\*|\*)/)
    .map((part) => (part === '**' ? '.*' : part === '*' ? '[^/]+' : RegExp.escape(part)))
    .join('');
  return new RegExp(`^${source}$`, 'u');
}

function toParameter(text: string): Parameter {
  const optional = text.endsWith('?');
  const given = optional ? text.slice(0, -1) : text;
  const cut = given.indexOf('=');
  const name = cut < 0 ? given : given.slice(0, cut);
  const value = cut < 0 ? '*' : given.slice(cut + 1);
  const pattern = value.split('*').map(RegExp.escape).join('.*');
  return { name, optional, value: new RegExp(`^${pattern}$`, 'u') };
}

/**
 * `/path/*?name=value&other=*?`: parameters may come in any order, unnamed ones are allowed,
 * a trailing `?` marks an optional one.
 */
export class UrlPattern {
  readonly text: string;
  readonly #path: RegExp;
  readonly #parameters: readonly Parameter[];

  constructor(text: string) {
    this.text = text;
    const cut = text.indexOf('?');
    this.#path = globToRegExp(cut < 0 ? text : text.slice(0, cut));
    const query = cut < 0 ? '' : text.slice(cut + 1);
    this.#parameters = query
      .split('&')
      .filter((part) => part !== '' && part !== '*')
      .map(toParameter);
  }

  matches({ pathname, searchParams }: URL): boolean {
    if (!this.#path.test(decodePath(pathname)) && !this.#path.test(pathname)) return false;
    return this.#parameters.every(({ name, value, optional }) => {
      const given = searchParams.get(name);
      return given === null ? optional : value.test(given);
    });
  }
}
