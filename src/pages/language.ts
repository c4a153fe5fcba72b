/** The two languages of the site: words, paths, numbers and dates in each. */

import { lastDayOf } from '../model/call-days.js';
import { english } from './words-en.js';
import { french } from './words-fr.js';

export const languages = ['fr', 'en'] as const;
export type Language = (typeof languages)[number];

export type Words = typeof french;

const words: Readonly<Record<Language, Words>> = { fr: french, en: english };
const locales: Readonly<Record<Language, string>> = { fr: 'fr-FR', en: 'en-GB' };

/** The words of a language. */
export function wordsOf(language: Language): Words {
  return words[language];
}

/** A path of the site in a language: French at the root, English below `/en`. */
export function localPath(language: Language, path: string): string {
  return language === 'fr' ? path : `/en${path.replace(/^\/(?=\?|$)/, '')}`;
}

/** The language that a path is in. */
export function languageOfPath(path: string): Language {
  return path === '/en' || path.startsWith('/en/') ? 'en' : 'fr';
}

// To make a format takes a hundred times as long as to use it.
function formatsOf(options: Intl.NumberFormatOptions): Readonly<Record<Language, Intl.NumberFormat>> {
  return {
    fr: new Intl.NumberFormat(locales.fr, options),
    en: new Intl.NumberFormat(locales.en, options),
  };
}
const numbers = formatsOf({ maximumFractionDigits: 1 });
const wholeShares = formatsOf({ style: 'percent' });
const shares = formatsOf({ style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });

function dateFormatsOf(options: Intl.DateTimeFormatOptions): Readonly<Record<Language, Intl.DateTimeFormat>> {
  return {
    fr: new Intl.DateTimeFormat(locales.fr, { timeZone: 'UTC', ...options }),
    en: new Intl.DateTimeFormat(locales.en, { timeZone: 'UTC', ...options }),
  };
}
const years = dateFormatsOf({ year: 'numeric' });
const months = dateFormatsOf({ year: 'numeric', month: 'long' });
const days = dateFormatsOf({ year: 'numeric', month: 'long', day: 'numeric' });
const moments = dateFormatsOf({ dateStyle: 'long', timeStyle: 'short' });

/** A number in words of the language: `12 480`, `12,480`. It has one digit after the point, or as many as are asked for. */
export function formatNumber(number: number, language: Language, maximumFractionDigits?: number): string {
  if (maximumFractionDigits === undefined) return numbers[language].format(number);
  return new Intl.NumberFormat(locales[language], { maximumFractionDigits }).format(number);
}

/** A share from 0 to 1 in hundredths: `29,6 %`, `29.6%`. */
export function formatShare(share: number, language: Language): string {
  return (share === 0 || share === 1 ? wholeShares : shares)[language].format(share);
}

/** A number with what it counts, whose forms stand as `singular|plural`. French has the singular for 0. */
export function formatCount(number: number, forms: string, language: Language): string {
  const [one = '', many = one] = forms.split('|');
  const isSingular = language === 'fr' ? number < 2 : number === 1;
  return `${formatNumber(number, language)}\u00A0${isSingular ? one : many}`;
}

/** A date as precise as it is given: `2016`, `mars 2016`, `1er mars 2016`; other texts as they are. */
export function formatDate(value: string, language: Language): string {
  const parts = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?![\d-])/.exec(value);
  const instant = Date.parse(parts?.[0] ?? '');
  // A day that there is not, such as 30 February, would be taken for another one.
  if (parts === null || Number.isNaN(instant) || lastDayOf(parts[0]) === null) return value;
  const [, , month, day] = parts;
  const formats = month === undefined ? years : day === undefined ? months : days;
  const text = formats[language].format(instant);
  return (language === 'fr' ? text.replace(/^1 /, '1er ') : text).replaceAll(' ', '\u00A0');
}

/** A moment of provenance, in UTC; other texts as they are. */
export function formatMoment(iso: string, language: Language): string {
  const instant = Date.parse(iso);
  if (Number.isNaN(instant)) return iso;
  return `${moments[language].format(instant)} UTC`;
}
