/** Pages that say that they do not exist, with a status that says they do. */

import type { Page } from '../model/page.js';

/** The head of a page, and its first heading, are within so many characters. */
const headLength = 100_000;
const headings = /<(title|h1)\b[^>]*>([^<]{1,200})/giu;
const notThere =
  /\b(?:erreur|error) 404\b|\b404\b[^a-z0-9]{1,5}(?:page )?(?:not found|introuvable|non trouv)|\bpage (?:introuvable|inexistante|non trouv\p{L}+|not found)\b/iu;

/** Why a page of a record counts as missing; null: it does not. `asked` is the address that led to it. */
export function softMissing(
  { url, text, mediaType }: Page,
  asked: string,
  start: readonly string[],
): string | null {
  if (url !== asked && (new URL(url).pathname === '/' || start.includes(url)) && new URL(url).search === '') {
    return `${asked} is redirected to ${url}, as if it were not there.`;
  }
  if (!mediaType.includes('html')) return null;
  const says = [...text.slice(0, headLength).matchAll(headings)].map(([, , words = '']) => words.trim());
  const said = says.find((words) => notThere.test(words));
  return said === undefined
    ? null
    : `${asked} says "${said.slice(0, 80)}", with a status that says that it is there.`;
}
