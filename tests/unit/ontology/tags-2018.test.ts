/** The table of 2018, in which the collective said what its partners' tags mean, beside the tables that carry it on. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scheme, skos } from '../../../src/rdf/vocabulary.js';
import { Concepts } from '../../../src/reconcile/concepts.js';
import { foldWords } from '../../../src/reconcile/fold-words.js';
import { readTagTable, type TagMeaning } from '../../../src/reconcile/tag-table.js';
import { schemes } from './vocabulary-files.js';

/** The sources under the names that the table gives them. */
const sources: Readonly<Record<string, string>> = {
  'ADEME innovation sociale': 'ademe',
  'Atlaas - villes internet': 'atlaas',
  Avise: 'avise',
  'Bretagne Créative': 'bretagne-creative',
  'Bruded - réseau breton collectivités DD': 'bruded',
  cerdd: 'cerdd',
  Citego: 'citego',
  'Colibris / carte des oasis': 'colibris',
  "COORACE - Nos territoires ont de l'avenir": 'coorace',
  'Europe en France': 'europe-en-france',
  'Europe en France V2': 'europe-en-france',
  FNCE: 'fnce',
  'Fondation Cognacq Jay': 'cognacq-jay',
  'Fondation Daniel et Nina Carasso': 'fondation-carasso',
  'Fondation RTE': 'fondation-rte',
  'Fondation Veolia': 'fondation-veolia',
  'Fondation Vinci pour la cité': 'fondation-vinci',
  "Fonds d'expérimentation pour la jeunesse": 'fej',
  GNIAC: 'gniac',
  "Le Labo de l'ESS": 'labo-ess',
  MOT: 'mot',
  'My Positive Impact (Fondation Nicolas Hulot)': 'my-positive-impact',
  'ODAS - APRILES': 'apriles',
  'Réseau rural': 'reseau-rural',
  RTES: 'rtes',
  Semeoz: 'semeoz',
  'Socioéco / Carte ESS global': 'socioeco',
  'Synergies, réseau de collectivités 53 (Mayenne)': 'synergies',
  'Territoires Conseils (ex Mairie Conseils)': 'territoires-conseils',
  UNCCAS: 'unccas',
};
/** What is misprinted there, and how it is written here. */
const misprints: Readonly<Record<string, string>> = {
  'Actvités économiques': 'Activités économiques',
  'Education / parentalisé': 'Éducation / parentalité',
  'Tranfrontalier (hors programme de CTE)': 'Transfrontalier (hors programme de CTE)',
};

const every = schemes.flatMap(({ quads }) => quads);
const concepts = new Concepts(every);
const tables = new Map(
  [...new Set(Object.values(sources))].map((id) => {
    const file = join('mappings', id, 'tags.tsv');
    return [id, readTagTable(readFileSync(file, 'utf8'), file, concepts).table];
  }),
);
const decisions = readFileSync('tests/fixtures/partner-tag-to-theme-2018.tsv', 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [partner = '', tag = '', codes = ''] = line.split('\t').map((cell) => cell.trim());
    const source = sources[partner] ?? partner;
    const row = tables.get(source)?.get(foldWords(misprints[tag] ?? tag));
    return { source, tag, codes: codes.split(/\s+/).filter((code) => code !== ''), row };
  });

/** Whether a concept that the row names, or one above it, is matched with the code. */
function carriesOn(code: string, { concepts: meant }: TagMeaning): boolean {
  const old = `${scheme['themes-2018'].value}/${code}`;
  const above = (iri: string): string[] => [
    iri,
    ...every
      .filter(({ subject, predicate }) => subject.value === iri && predicate.equals(skos.broader))
      .flatMap(({ object }) => above(object.value)),
  ];
  const isMatched = (iri: string) =>
    every.some(
      ({ subject, predicate, object }) =>
        subject.value === iri && object.value === old && predicate.value.endsWith('Match'),
    );
  return meant.flatMap(({ iri }) => above(iri)).some(isMatched);
}

describe('The table of 2018', () => {
  it('has 835 decisions, and each tag a row in the table of its source', () => {
    expect(decisions).toHaveLength(835);
    expect(decisions.filter(({ row }) => row === undefined).map(({ tag }) => tag)).toEqual([]);
  });

  it('is departed from with a note that says why', () => {
    const silent = decisions.filter(
      ({ codes, row }) => row?.note === '' && !codes.every((code) => carriesOn(code, row)),
    );
    expect(silent.map(({ source, tag }) => `${source}: ${tag}`)).toEqual([]);
  });
});
