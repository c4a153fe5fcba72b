/** Lines as the engine gives them back: it keeps values, so that `01` becomes `1`. */

import { canonicalLines } from '../rdf/canonical.js';
import { parseStoredQuads } from '../rdf/parse.js';
import type { Engine } from './engine.js';

/** Normal lines, or the first that the engine does not take. */
export type Normal =
  | { readonly kind: 'normal'; readonly lines: readonly string[] }
  | { readonly kind: 'illegal'; readonly line: string; readonly message: string };

/** Makes canonical lines normal. Throws when the engine breaks. */
export function normalLines(lines: readonly string[], { normalize, parse }: Engine): Normal {
  const typed = lines.filter((line) => line.includes('"^^<'));
  const others = lines.filter((line) => !line.includes('"^^<'));
  try {
    parse(others.join(''));
    const normal = typed.length === 0 ? '' : normalize(typed.join(''));
    return { kind: 'normal', lines: [...others, ...canonicalLines(parseStoredQuads(normal))] };
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError) throw error;
    const { message } = error as Error;
    return { kind: 'illegal', line: lines.find((line) => !isLegal(line, parse)) ?? '', message };
  }
}

function isLegal(line: string, parse: Engine['parse']): boolean {
  try {
    parse(line);
    return true;
  } catch {
    return false;
  }
}
