/** Names of languages, as pages in French or in the language itself write them. */

import { normalizeLabel } from './readers/label-index.js';

const names = `
fr francais french
en anglais english
es espagnol espanol spanish castillan
pt portugais portugues portuguese
it italien italiano italian
de allemand deutsch german
nl neerlandais nederlands dutch flamand
ca catalan catala
eu basque euskara
br breton brezhoneg
oc occitan
co corse corsu
ar arabe arabic العربية
ru russe russian русский
zh chinois chinese 中文
`;

/** The ISO 639-1 code of a language's name, or of a language tag; null for anything else. */
export function readLanguageName(text: string): string | null {
  const tag = /^([a-z]{2,3})(?:[-_][a-z]{2,4})*$/i.exec(text)?.[1]?.toLowerCase();
  const word = normalizeLabel(text);
  for (const line of names.trim().split('\n')) {
    const [code = '', ...others] = line.split(' ');
    if (code === tag || others.some((name) => normalizeLabel(name) === word)) return code;
  }
  return null;
}
