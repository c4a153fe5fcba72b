import { describe, expect, it } from 'vitest';
import { placeKnowledge } from '../../../../src/reconcile/duplicates/place-knowledge.js';
import { readTitle } from '../../../../src/reconcile/duplicates/title-words.js';
import { Gazetteer } from '../../../../src/reconcile/gazetteer.js';
import { testBase } from '../../../fixtures/data-directory.js';

const { namesPlace } = placeKnowledge(new Gazetteer(), testBase);

describe('A title', () => {
  it.each([
    ['Le repair café de Lyon', 'repair cafe', 'lyon', ''],
    ['Repair café LYON', 'repair cafe', 'lyon', ''],
    ['L’épicerie du Mans', 'epicerie', 'mans', ''],
    ['Garage solidaire à Saint-Étienne-du-Rouvray', 'garage solidaire', 'saint etienne du rouvray', ''],
    ['Ateliers dans le Lot', 'ateliers', 'lot', ''],
    ['Un lot d’idées', 'lot idees', '', ''],
    // Jardin and Bus are communes too.
    ['Jardin partagé', 'jardin partage', '', ''],
    ['Bus numérique', 'bus numerique', '', ''],
    ['Budget participatif 2016', 'budget participatif', '', '2016'],
    ['2e forum des idées', 'forum idees', '', '2'],
    ['Forum II', 'forum', '', 'ii'],
    ['', '', '', ''],
    ['… !', '', '', ''],
  ])('"%s" is about "%s", at "%s", number "%s"', (title, core, places, numbers) => {
    const read = readTitle(title, namesPlace);
    expect([read.core, [...read.places], [...read.numbers]].map((words) => words.join(' '))).toEqual([
      core,
      places,
      numbers,
    ]);
  });
});
