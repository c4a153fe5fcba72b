/** The words of the pages of calls, and their dates in words. */

import { monthsWithoutEnd } from '../model/call-days.js';
import { formatDate, type Language } from './language.js';

export interface CallsWords {
  readonly title: string;
  readonly call: string;
  readonly lead: string;
  readonly searchHint: string;
  readonly count: string;
  readonly rule: string;
  readonly noneOpen: string;
  readonly noneFound: string;
  readonly all: string;
  readonly seeAll: string;
  readonly open: string;
  readonly sortClosing: string;
  readonly feedSubtitle: string;
  readonly by: string;
  readonly toldBy: string;
  readonly kind: string;
  readonly from: string;
  readonly through: string;
  readonly issued: string;
  readonly noEnd: string;
  readonly shownUntil: (day: string) => string;
  readonly lastDay: string;
  readonly daysLeft: (days: number) => string;
  readonly closed: string;
  readonly closedSince: (day: string) => string;
  readonly answer: string;
  readonly answerNote: string;
  readonly seePage: string;
  /** Of a day, a month or a year in words. */
  readonly beginning: (date: string, precision: Precision) => string;
  readonly end: (date: string, precision: Precision) => string;
}

type Precision = 'day' | 'month' | 'year';

const french: CallsWords = {
  title: 'Appels',
  call: 'Appel',
  lead: 'Des compétences cherchées ou offertes, des emplois proposés ou recherchés\u00A0: les appels que publient les partenaires. On y répond chez eux.',
  searchHint: 'Un métier, un savoir-faire, un lieu. Entre guillemets\u00A0: une expression exacte.',
  count: 'appel ouvert|appels ouverts',
  rule: `Un appel quitte cette liste le lendemain de son dernier jour. Sans date de fin, il y reste ${monthsWithoutEnd} mois après sa publication, ou après son début si celui-ci vient plus tard\u00A0; quand la page ne donne aucune date, ${monthsWithoutEnd} mois après son arrivée dans la banque.`,
  noneOpen: 'Aucun appel n’est ouvert en ce moment.',
  noneFound: 'Aucun appel ouvert ne répond à tous ces critères',
  all: 'voir tous les appels ouverts',
  seeAll: 'Voir tous les appels ouverts',
  open: 'Appels ouverts',
  sortClosing: 'dernier jour',
  feedSubtitle:
    'Les appels ouverts qui arrivent dans la banque pour cette recherche, le plus récent d’abord.',
  by: 'Lancé par',
  toldBy: 'Publié par',
  kind: 'Type d’appel',
  from: 'Début',
  through: 'Fin',
  issued: 'Publié',
  noEnd: 'sans date de fin',
  shownUntil: (day) => `non indiquée\u00A0; l’appel est annoncé ici jusqu’au ${day}`,
  lastDay: 'dernier jour',
  daysLeft: (days) => `encore ${days}\u00A0jour${days > 1 ? 's' : ''}`,
  closed: 'Appel clos',
  closedSince: (day) => `Cet appel est clos\u00A0: son dernier jour était le ${day}.`,
  answer: 'Répondre à cet appel',
  answerNote:
    'On répond sur la page que le partenaire indique. La banque ne transmet aucun message et ne garde aucune adresse personnelle.',
  seePage: 'Voir la page du partenaire',
  beginning: (date, precision) => (precision === 'day' ? `dès le ${date}` : `dès ${date}`),
  end: (date, precision) => (precision === 'day' ? `jusqu’au ${date}` : `jusqu’à fin ${date}`),
};

const english: CallsWords = {
  title: 'Calls',
  call: 'Call',
  lead: 'Expertise sought or offered, jobs on offer or looked for: the calls that partners publish. They are answered on the partners’ own pages.',
  searchHint: 'A trade, a skill, a place. In quotation marks: an exact phrase.',
  count: 'open call|open calls',
  rule: `A call leaves this list on the day after its last one. Without an end it stays for ${monthsWithoutEnd} months after it was published, or after it begins where that is later; where the page gives no date at all, for ${monthsWithoutEnd} months after it came to the bank.`,
  noneOpen: 'No call is open at the moment.',
  noneFound: 'No open call meets all of these',
  all: 'see all open calls',
  seeAll: 'See all open calls',
  open: 'Open calls',
  sortClosing: 'last day',
  feedSubtitle: 'The open calls that come to the bank for this search, the latest first.',
  by: 'Made by',
  toldBy: 'Published by',
  kind: 'Kind of call',
  from: 'From',
  through: 'Until',
  issued: 'Published',
  noEnd: 'no end date',
  shownUntil: (day) => `not said; the call is announced here until ${day}`,
  lastDay: 'last day',
  daysLeft: (days) => `${days}\u00A0day${days > 1 ? 's' : ''} left`,
  closed: 'Closed call',
  closedSince: (day) => `This call is closed: its last day was ${day}.`,
  answer: 'Answer this call',
  answerNote:
    'It is answered on the page that the partner names. The bank passes no message on and keeps no personal address.',
  seePage: 'See the partner’s page',
  beginning: (date) => `from ${date}`,
  end: (date, precision) => (precision === 'day' ? `until ${date}` : `until the end of ${date}`),
};

export const callsWords: Readonly<Record<Language, CallsWords>> = { fr: french, en: english };

function precisionOf({ length }: string): Precision {
  if (length === 10) return 'day';
  return length === 7 ? 'month' : 'year';
}

/** When a call begins, in words; a date of any precision. */
export function beginningInWords(date: string, language: Language): string {
  return callsWords[language].beginning(formatDate(date, language), precisionOf(date));
}

/** Until when a call is open, in words; a date of any precision. */
export function endInWords(date: string, language: Language): string {
  return callsWords[language].end(formatDate(date, language), precisionOf(date));
}
