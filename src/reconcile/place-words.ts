/** How words say a place: the name, and what stands around it (postal code, département, country). */

import { foldWords } from './fold-words.js';

/** One way to read the words: a name, and the words that say where it lies. */
export interface PlaceReading {
  readonly name: string;
  readonly around: readonly string[];
}

// "Cedex" with its number is the post's, not the place's.
const cedex = /\bcedex\b(?:\s*\d{1,2}\b)?/giu;
const separators = /[(),;|\n[\]]|\s[-–—/]\s/u;
const arrondissement =
  /^(paris|lyon|marseille)[\s,-]+(\d{1,2})(?:\s?(?:er|e|eme|ème|è))?(?:\s+arr(?:ondissement|dt)?\.?)?$/iu;
const arrondissements: Readonly<Record<string, number>> = { paris: 20, lyon: 9, marseille: 16 };

/** The readings of words, the most literal first. */
export function readPlaceWords(words: string): readonly PlaceReading[] {
  const text = words.replace(cedex, ' ').trim();
  const town = townOfArrondissement(text);
  if (town !== null) return [{ name: town, around: [] }];
  const readings: PlaceReading[] = [{ name: text, around: [] }];
  const [, before, inside] = /^(.+\S)\s*\(([^()]+)\)$/su.exec(text) ?? [];
  if (before !== undefined && inside !== undefined) readings.push({ name: before, around: [inside] });
  const parts = text
    .split(separators)
    .map((part) => part.trim())
    .filter((part) => foldWords(part) !== '');
  if (parts.length > 1 && parts.length <= 5) {
    parts.forEach((name, index) => {
      readings.push({ name: townOfArrondissement(name) ?? name, around: parts.toSpliced(index, 1) });
    });
  }
  // The end of an address: the code and the name must agree, whatever stands before.
  const [, code, named] = /^(?:.*[\s,;(-])?(?:F-)?(\d{5})\s+(\p{L}[^\d]*)$/su.exec(text) ?? [];
  if (code !== undefined && named !== undefined) {
    readings.push({ name: townOfArrondissement(named) ?? named, around: [code] });
  }
  const [, name, number] = /^(.*\p{L})\s+(\d{5}|\d{2}|2[AB]|97\d)$/iu.exec(text) ?? [];
  if (name !== undefined && number !== undefined) readings.push({ name, around: [number] });
  return readings;
}

// "Paris 11e", "Lyon 3ème arrondissement": the commune, as there is no smaller level.
function townOfArrondissement(text: string): string | null {
  const [, town = '', number = ''] = arrondissement.exec(text) ?? [];
  const last = arrondissements[town.toLowerCase()] ?? 0;
  return Number(number) >= 1 && Number(number) <= last ? town : null;
}

const contractions: readonly (readonly [RegExp, string])[] = [
  [/^(?:la )?(?:commune|ville|mairie) (?=(?:de|du|des|d) )/, ''],
  [/^(?:au|du) /, 'le '],
  [/^(?:aux|des) /, 'les '],
  [/^(?:a|en|de|d|dans|sur) /, ''],
];

/** A folded name as written, and without what leads to it: "du mans" → "le mans", "a la rochelle" → "la rochelle". */
export function nameVariants(folded: string): readonly string[] {
  let name = folded;
  for (const [pattern, replacement] of contractions) name = name.replace(pattern, replacement);
  return name === folded ? [folded] : [folded, name];
}
