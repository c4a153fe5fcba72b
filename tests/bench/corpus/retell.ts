/** Titles as other partners write them, and titles of other initiatives that look alike. */

import { pick, type Random } from './random.js';

/** Ways to write the title of the same initiative, as they are met: most partners keep it. */
const retellings: readonly ((title: string, random: Random) => string)[] = [
  (title) => title,
  (title) => title,
  (title) => title,
  (title) => title.toUpperCase(),
  (title) => `« ${title} »`,
  (title) => title.normalize('NFD').replace(/\p{M}/gu, ''),
  (title) => `${title} : une initiative des habitants`,
  (title) => `Le projet ${title.charAt(0).toLowerCase()}${title.slice(1)}`,
  (title) => title.split(' de ').reverse().join(', '),
  misspelt,
];

const respellings: readonly ((address: string) => string)[] = [
  (address) => address,
  (address) => address.replace('http://', 'https://www.'),
  (address) => address.replace(/\/$/, ''),
  (address) => `${address}?utm_source=partner`,
];

const seriesMarks = [' 2', ' n° 3', ' 2016', ' à Reims', ' de Grenoble', ' (Sarthe)'];

/** The title of the same initiative, elsewhere. */
export function retoldTitle(title: string, random: Random): string {
  return pick(random, retellings)(title, random);
}

/** The same address, as another partner writes it. */
export function retoldAddress(address: string, random: Random): string {
  return pick(random, respellings)(address);
}

/** The title of another initiative of a series: it differs by a place or a number. */
export function seriesTitle(title: string, random: Random): string {
  return title + pick(random, seriesMarks);
}

// A letter of the last word is missing.
function misspelt(title: string, random: Random): string {
  const from = title.lastIndexOf(' ') + 3;
  const at = from + Math.floor(random() * Math.max(1, title.length - from));
  return title.slice(0, at) + title.slice(at + 1);
}
