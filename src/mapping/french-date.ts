/** Dates as French pages write them, read with no more precision than the page has. */

import { findDates, normalizeDateText, type WrittenDate } from './written-date.js';

/** A text read as dates. A date is an ISO 8601 text of 10, 7 or 4 characters: its length is its precision. */
export type DateReading =
  | {
      readonly kind: 'dates';
      /** When it begins; null when the text says only when it ends. */
      readonly first: string | null;
      /** When it ends; null when the text says no end: a single date has none. */
      readonly last: string | null;
    }
  /** Nothing, or words that say no date (`il y a 3 jours`). */
  | { readonly kind: 'blank' }
  | { readonly kind: 'refused'; readonly reason: string };

const refused = (reason: string): DateReading => ({ kind: 'refused', reason });

const relative =
  /^(?:publiee? |postee? |modifiee? |mise? a jour |ajoutee? )?(?:il y a\b|hier\b|avant-hier|aujourd'?hui|demain\b|ce (?:matin|midi|soir|jour)|(?:la |le )?(?:semaine|mois|annee|an) (?:derniere?|passee?|prochaine?)|a l'instant|recemment|en cours|nc\b|n\/a|non (?:communiquee?|renseignee?|precisee?))/;

// What may stand beside a year or a month in figures; anything else could make it an amount or a number of people.
const plainWords =
  /\b(?:le|la|l'an|l'annee|an|annee|en|depuis|des|du|de|date|dates|creation|cree|creee|publication|publie|publiee|mise|mis|ligne|a|au|debut|fin|mi|cours|courant|janvier|lance|lancement|demarrage|demarre|ouverture|realisation|periode|rentree|jusque?|jusqu'|jusqu'en|jusqu'a|entre|et|l'|d'|1er|2e|2eme|3e|3eme|4e|4eme|premier|deuxieme|second|troisieme|quatrieme|dernier|trimestre|semestre|added|on|printemps|ete|automne|hiver|annees?)\b|[\s,;:.()\-–—/']/g;

const updateMarker = /\b(?:(?:derniere )?mise? a jour|modifiee?|derniere modification|actualisee?)\b/;

/**
 * Reads a text. `readAt` is when the page was read (ISO 8601): dates more than two years later are refused. Two-digit
 * years, days that no calendar has, and texts with several dates that are no period are refused; nothing is guessed.
 */
export function readFrenchDate(text: string, readAt: string): DateReading {
  const all = normalizeDateText(text);
  const plain = withoutUpdate(all);
  if (plain === '' || relative.test(plain)) return { kind: 'blank' };
  const { dates, rest, problem } = findDates(plain);
  if (problem !== null) return refused(problem);
  const [first, second] = dates;
  if (first === undefined) return refused('no date is read in it');
  if (dates.some(({ kind }) => kind === 'figures') && hasOtherWords(rest)) {
    return refused('a year among other words may be a number of something else');
  }
  for (const { iso } of dates) {
    const problem = implausible(iso, readAt);
    if (problem !== null) return refused(problem);
  }
  if (second === undefined) return single(first, plain);
  return dates.length === 2 ? period(first, second) : refused('it has several dates, and none is chosen');
}

// "Publié le … - Mise à jour le …": the date is the first one.
function withoutUpdate(text: string): string {
  const cut = text.search(updateMarker);
  return cut > 0 && findDates(text.slice(0, cut)).dates.length > 0 ? text.slice(0, cut).trim() : text;
}

function hasOtherWords(rest: string): boolean {
  return rest.replace(plainWords, '').trim() !== '' || /\bannees\b/.test(rest);
}

function single({ iso }: WrittenDate, text: string): DateReading {
  if (/\bjusqu/.test(text)) return { kind: 'dates', first: null, last: iso };
  if (/\bavant\b/.test(text)) return refused('"avant" says no date, only that it is earlier');
  return { kind: 'dates', first: iso, last: null };
}

function period(first: WrittenDate, second: WrittenDate): DateReading {
  if (!second.endsPeriod) {
    if (first.iso === second.iso) return { kind: 'dates', first: first.iso, last: null };
    return refused('it has several dates, and none is chosen');
  }
  const length = Math.min(first.iso.length, second.iso.length);
  if (first.iso.slice(0, length) > second.iso.slice(0, length)) return refused('it ends before it begins');
  return { kind: 'dates', first: first.iso, last: second.iso };
}

function implausible(iso: string, readAt: string): string | null {
  const year = Number(iso.slice(0, 4));
  const latest = Number(readAt.slice(0, 4)) + 2;
  const limit = `${latest}${readAt.slice(4, iso.length)}`;
  if (iso > limit) return `${iso} is more than two years after the page was read`;
  return year < 1800 ? `${year} is too early for a date of an initiative` : null;
}
