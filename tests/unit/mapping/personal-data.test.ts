import { describe, expect, it } from 'vitest';
import { removePersonalData } from '../../../src/mapping/personal-data.js';

const cleared = (text: string) => removePersonalData(text).text;

describe('Personal data', () => {
  it.each([
    ['Contact : Marie, 01 23 45 67 89, marie@exemple.fr.', 'Contact : Marie.'],
    ['Voir (marie@exemple.fr) le site', 'Voir le site'],
    ['Un jardin. Contact : marie@exemple.fr, tél. 01 23 45 67 89.', 'Un jardin.'],
    ['La nuit : 01 23 45 67 89. On répond.', 'La nuit. On répond.'],
    ['Écrire à nom [at] domaine.fr ou nom(at)domaine (dot) fr', ''],
    ['nom arobase domaine point fr', ''],
    ['mailto:a@exemple.fr', ''],
    ['Cet adresse mail est protégée contre les spambots. Vous devez activer JavaScript pour la voir.', ''],
    ['Un jardin.\nTél. : 01.23.45.67.89', 'Un jardin.'],
    ['Tél : +33 (0)1 23 45 67 89 / Fax : 0123456789', ''],
    ['Le 06 12 34 56 78 répond', 'Le répond'],
    ['Mayotte : +262 269 12 34 56', 'Mayotte'],
    ['12 bis, rue des Lilas, 72000 Le Mans', '72000 Le Mans'],
    ['10 rue de la Paix\n75002 Paris', '75002 Paris'],
    ['1 place de la République, 59100 Roubaix', '59100 Roubaix'],
    ['au 12 rue victor hugo, 72000 Le Mans', 'au, 72000 Le Mans'],
    ['8 avenue du général de gaulle 72000 le mans', '72000 le mans'],
    ['3 place du marché\n59100 Roubaix', '59100 Roubaix'],
    ['BP 123, 72000 Le Mans', '72000 Le Mans'],
    ['Réunion à 14h, 5 rue Victor Hugo.', 'Réunion à 14h.'],
    ['un local au 12 rue des lilas est ouvert', 'un local au est ouvert'],
  ])('is taken out of "%s"', (text, left) => {
    expect(cleared(text)).toBe(left);
  });

  it.each([
    '72000 Le Mans',
    'SIREN 552 100 554, SIRET 552 100 554 00012',
    'RNA W123456789',
    'un budget de 12 000 000 €',
    'il y a 2 012 345 678 habitants',
    'de 2015 à 2018',
    'Le 01.02.2016 12:30',
    'le 01 02 2016 12 personnes',
    '3 cours de cuisine par semaine',
    '3 cours de cuisine, 15000 euros',
    '15 places de parking',
    'Les 5 allées du parc',
    'prix 2016 rue du Bac',
    'une rue sans voitures',
    '48.8566, +2.3522219',
    'https://www.exemple.fr/@jardin',
    'un repas @ la maison',
  ])('is not seen in "%s"', (text) => {
    expect(removePersonalData(text)).toEqual({ text, removed: 0 });
  });

  it.each([
    ['letters', 'a'],
    ['digits', '0'],
    ['pairs of digits', '01 '],
    ['at signs', 'a@'],
    ['streets', '12 rue '],
    ['streets and codes', '12 rue a b c d e f g 72000 '],
    ['spaces', ' '],
    ['addresses', 'a@b.fr, '],
  ])('is looked for in a megabyte of %s in less than two seconds', (_what, piece) => {
    const start = performance.now();
    removePersonalData(`${piece.repeat(1_000_000 / piece.length)} a@b.fr`);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
