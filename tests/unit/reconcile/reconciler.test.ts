import { describe, expect, it } from 'vitest';
import type { Mention, ReconciledRecord } from '../../../src/model/mention.js';
import { canonicalLines } from '../../../src/rdf/canonical.js';
import { literal, namedNode, quad } from '../../../src/rdf/terms.js';
import { bis, dcterms, org, rdf, scheme, skos, wgs84 } from '../../../src/rdf/vocabulary.js';
import { CitiesAbroad } from '../../../src/reconcile/cities.js';
import { Gazetteer } from '../../../src/reconcile/gazetteer.js';
import { PlaceNames } from '../../../src/reconcile/place-names.js';
import { PositionCheck } from '../../../src/reconcile/positions.js';
import { createReconciler } from '../../../src/reconcile/reconciler.js';
import { readTagTable } from '../../../src/reconcile/tag-table.js';
import { testIris as iris } from '../../fixtures/data-directory.js';
import { concepts, methods, themes } from './schemes.js';

const table = readTagTable(
  [
    'tag\tnotations\trelation\tnote',
    'Ferme\tthemes:ENV-AGR methods:cooperation\tclose\t',
    'Vie associative\tthemes:SOC\tbroad\t',
    'Coop\tmethods:cooperation\texact\t',
    'Tout\tthemes:ENV\tnarrow\t',
  ].join('\n'),
  'mappings/exemple/tags.tsv',
  concepts,
).table;

const gazetteer = new Gazetteer();
const names = new PlaceNames({ gazetteer, cities: () => new CitiesAbroad() });
const check = new PositionCheck(gazetteer);
const reconcile = createReconciler({
  iris,
  concepts,
  tagTables: new Map([['exemple', table]]),
  places: () => names,
  positions: () => check,
});

const subject = namedNode(iris.thing('initiative', 'exemple', '1'));
const graph = namedNode(iris.graph('exemple', '1'));
const place = { file: 'mappings/exemple/mapping.yaml', line: 7, column: 5, path: 'properties.x' };
const page = 'http://www.example.org/1';

function resolve(...mentions: Mention[]): ReconciledRecord {
  const quads = [quad(subject, dcterms.title, literal('Titre', 'fr'), graph)];
  return reconcile({ graph: { iri: graph.value, quads }, mentions, source: 'exemple', page });
}

const base = { subject, place, property: 'x' };
const tag = (words: string): Mention => ({ ...base, kind: 'tag', words });
const spot = (words: string, ...within: string[]): Mention => ({
  ...base,
  kind: 'place',
  words,
  within,
  predicate: dcterms.spatial,
});
const concept = (words: string, scheme = themes, predicate = dcterms.subject): Mention => ({
  ...base,
  kind: 'concept',
  words,
  scheme,
  predicate,
});
const organization = (words: string, identifiers: string[] = [], key = words.toLowerCase()): Mention => ({
  ...base,
  kind: 'organization',
  words,
  key,
  identifiers,
  predicate: bis.holder,
  statements: [
    { predicate: rdf.type, object: org.Organization },
    { predicate: skos.prefLabel, object: literal(words, 'fr') },
  ],
});

/** The objects of a property of the initiative. */
const valuesOf = ({ graph: { quads } }: ReconciledRecord, predicate = dcterms.subject) =>
  quads
    .filter((q) => q.subject.equals(subject) && q.predicate.equals(predicate))
    .map(({ object }) => object.value);
const messagesOf = ({ diagnostics }: ReconciledRecord) => diagnostics.map(({ message }) => message);

describe('A reconciled record', () => {
  it('keeps what it had, and has all that is added in its own graph', () => {
    const record = resolve(tag('Ferme'), tag('inconnu'), spot('Dakar, Sénégal'), organization('Les Amis'));
    expect(record.graph.iri).toBe(graph.value);
    expect(valuesOf(record, dcterms.title)).toEqual(['Titre']);
    expect(record.graph.quads.filter((q) => !q.graph.equals(graph))).toEqual([]);
  });

  it('tells each reason with the rule and the page', () => {
    const [diagnostic] = resolve(spot('Saint-Denis')).diagnostics;
    expect(diagnostic).toMatchObject({ severity: 'warning', place, page });
    expect(diagnostic?.message).toMatch(/^"x": "Saint-Denis" is left out: it may be .*Name the département/);
  });
});

describe('A mention of a place', () => {
  it('becomes the place', () => {
    const record = resolve(spot('Le Mans', 'Sarthe'), spot('agglomération mancelle'));
    expect(record.diagnostics).toEqual([]);
    expect(valuesOf(record, dcterms.spatial)).toEqual([
      iris.place('commune', '72181'),
      iris.place('epci', '247200132'),
    ]);
  });

  it('is dropped where it contradicts what the page names around it', () => {
    const record = resolve(spot('Le Mans', 'Marne'));
    expect(valuesOf(record, dcterms.spatial)).toEqual([]);
    expect(messagesOf(record)[0]).toContain('names "Marne" around it');
  });

  it('is kept when the words around it mean nothing, which is told', () => {
    const record = resolve(spot('Reims', 'Franche-Comt'));
    expect(valuesOf(record, dcterms.spatial)).toEqual([iris.place('commune', '51454')]);
    expect(messagesOf(record)[0]).toContain('"Franche-Comt"');
  });

  it('abroad describes the city beside the record', () => {
    const city = iris.place('city', '2253354');
    const record = resolve(spot('Dakar, Sénégal'));
    expect(valuesOf(record, dcterms.spatial)).toEqual([city]);
    const lines = canonicalLines(record.graph.quads).join('');
    expect(lines).toContain(`<${city}> <${skos.prefLabel.value}> "Dakar"@fr`);
    expect(lines).toContain(`subdivisionDirecteDe> <${iris.place('country', 'SN')}>`);
  });

  it('that is a headline, a budget or a year of a sidebar is reported', () => {
    const record = resolve(spot('Budget : 45 000 €'), spot('2016'), spot('À la une : le forum est ouvert'));
    expect(valuesOf(record, dcterms.spatial)).toEqual([]);
    expect(record.diagnostics).toHaveLength(3);
  });
});

describe('A mention of a tag', () => {
  const own = (slug: string) => `${scheme.iri}tags/exemple/${slug}`;

  it('keeps the source’s own tag, and fills the property of each concept’s scheme', () => {
    const record = resolve(tag('FERME'), tag('Vie  associative'));
    expect(record.diagnostics).toEqual([]);
    expect(valuesOf(record, bis.sourceTag)).toEqual([own('ferme'), own('vie-associative')]);
    expect(valuesOf(record)).toEqual([`${themes}/ENV-AGR`, `${themes}/SOC`]);
    expect(valuesOf(record, bis.method)).toEqual([`${methods}/cooperation`]);
  });

  it('does not file the record under a concept that is narrower than the tag', () => {
    const record = resolve(tag('Tout'));
    expect(valuesOf(record, bis.sourceTag)).toEqual([own('tout')]);
    expect(valuesOf(record)).toEqual([]);
  });

  it('that no row maps is kept as the source’s own concept, counted and reported', () => {
    const record = resolve(tag('Aide à domicile'), tag('Aide à domicile'));
    expect(valuesOf(record, bis.sourceTag)).toContain(own('aide-a-domicile'));
    const lines = canonicalLines(record.graph.quads).join('');
    expect(lines).toContain(`<${own('aide-a-domicile')}> <${skos.prefLabel.value}> "Aide à domicile"@fr`);
    expect(lines).toContain(
      `<${own('aide-a-domicile')}> <${skos.inScheme.value}> <${scheme.iri}tags/exemple>`,
    );
    expect(record.diagnostics).toMatchObject(
      Array(2).fill({ kind: 'unmapped-tag', words: 'Aide à domicile' }),
    );
    expect(messagesOf(record)[0]).toContain('No row of tags.tsv has the tag "Aide à domicile"');
  });

  it('of several words is one tag, whatever its words mean by themselves', () => {
    const record = resolve(tag('Ferme Vie associative'));
    expect(valuesOf(record, bis.sourceTag)).toEqual([own('ferme-vie-associative')]);
    expect(valuesOf(record)).toEqual([]);
  });

  it.each([['Thématique(s) :'], ['Mots-clés:'], ['→'], ['mot '.repeat(100)]])(
    'that is the label of a field, a sign or a text is refused: %s',
    (words) => {
      const record = resolve(tag(words));
      expect(valuesOf(record, bis.sourceTag)).toEqual([]);
      expect(messagesOf(record)).toEqual([expect.stringContaining('is not kept as a tag')]);
    },
  );
});

describe('A mention of a concept', () => {
  it('is found by the source’s table first, then by the labels of its scheme', () => {
    const record = resolve(concept('Ferme'), concept('Environnement'));
    expect(record.diagnostics).toEqual([]);
    expect(valuesOf(record)).toEqual([`${themes}/ENV-AGR`, `${themes}/ENV`]);
  });

  it('that the table leads to another scheme is an error that says so', () => {
    const record = resolve(concept('Coop'));
    expect(valuesOf(record)).toEqual([]);
    expect(record.diagnostics).toEqual([
      {
        severity: 'error',
        place,
        page,
        message:
          '"x" takes concepts of "themes", and line 4 of tags.tsv leads "Coop" to "methods". Correct the row, or read this element as "tags".',
      },
    ]);
  });

  it('that is unknown, or has several meanings, is left out and reported', () => {
    const record = resolve(concept('Environement'), concept('Insertion'));
    expect(valuesOf(record)).toEqual([]);
    expect(messagesOf(record)[0]).toContain('the nearest is "environnement"');
    expect(messagesOf(record)[1]).toMatch(/may be any of (EMP, SOC|SOC, EMP) of "themes"/);
  });
});

describe('A mention of an organization', () => {
  const holders = (record: ReconciledRecord) => valuesOf(record, bis.holder);

  it('has the IRI of its SIREN, of its RNA number, or of its name within the source', () => {
    const record = resolve(
      organization('A', ['732 829 320 00074']),
      organization('B', ['W751004076']),
      organization('C'),
    );
    expect(record.diagnostics).toEqual([]);
    expect(holders(record)).toEqual([
      'http://localhost:3000/id/organization/siren/732829320',
      'http://localhost:3000/id/organization/rna/W751004076',
      iris.thing('organization', 'exemple', 'c'),
    ]);
    expect(canonicalLines(record.graph.quads).join('')).toContain(
      `siren/732829320> <${org.identifier.value}> "73282932000074"`,
    );
  });

  it('with a wrong number is named within the source, and the number is reported', () => {
    const record = resolve(organization('A', ['732829321']));
    expect(holders(record)).toEqual([iris.thing('organization', 'exemple', 'a')]);
    expect(messagesOf(record)[0]).toMatch(/"732829321" is not the number of "A": its check digit is wrong/);
    expect(canonicalLines(record.graph.quads).join('')).not.toContain(org.identifier.value);
  });

  it('with the numbers of two is named by none of them', () => {
    const record = resolve(organization('A', ['732829320', '356000000']));
    expect(holders(record)).toEqual([iris.thing('organization', 'exemple', 'a')]);
    expect(messagesOf(record)[0]).toContain('several numbers');
  });

  it('is described once, however often the record mentions it', () => {
    const record = resolve(
      organization('Les Amis', ['732829320']),
      organization('LES AMIS', [], 'les amis'),
      organization('Amis (les)', ['732829320 00074'.replace(' ', '')]),
    );
    expect(new Set(holders(record))).toEqual(
      new Set(['http://localhost:3000/id/organization/siren/732829320']),
    );
    const labels = record.graph.quads.filter(({ predicate }) => predicate.equals(skos.prefLabel));
    expect(labels.map(({ object }) => object.value)).toEqual(['Les Amis']);
  });

  it('takes with it what else is said of it', () => {
    const asSource = namedNode(iris.thing('organization', 'exemple', 'a'));
    const at: Mention = {
      ...base,
      kind: 'place',
      words: 'Le Mans',
      within: [],
      predicate: dcterms.spatial,
      subject: asSource,
    };
    const record = resolve(organization('A', ['732829320']), at);
    const said = record.graph.quads.find(({ predicate }) => predicate.equals(dcterms.spatial));
    expect(said?.subject.value).toBe('http://localhost:3000/id/organization/siren/732829320');
  });
});

describe('A position that the page gives', () => {
  const at = (latitude: string, longitude: string): Mention[] => [
    { ...base, kind: 'coordinate', axis: 'latitude', predicate: wgs84.lat, words: latitude },
    { ...base, kind: 'coordinate', axis: 'longitude', predicate: wgs84.long, words: longitude },
  ];
  const near = (words: string, within: readonly string[] = []): Mention => ({
    ...{ ...base, kind: 'place', predicate: dcterms.spatial },
    ...{ words, within },
  });
  const saidOf = ({ graph: { quads } }: ReconciledRecord) =>
    quads
      .filter((said) => said.subject.equals(subject) && said.predicate.value.startsWith(wgs84.iri))
      .map(({ object }) => Number(object.value));

  it.each([
    ['Angers', '47.4736', '-0.5542'],
    ['Angers', '48.0061', '0.1996'],
    ['Bretagne', '47.65', '-2.08'],
    ['Cayenne', '4.92', '-52.31'],
    ['France', '45.76', '4.83'],
    ['Bruxelles', '50.85', '4.35'],
    ['Belgique', '1', '1'],
  ])('is said when it lies in the region of %s, or nearly', (place, latitude, longitude) => {
    const resolved = resolve(...at(latitude, longitude), near(place));
    expect(saidOf(resolved)).toEqual([Number(latitude), Number(longitude)]);
    expect(resolved.diagnostics).toEqual([]);
    expect(resolved.graph.quads.some(({ object }) => object.value.endsWith('/place-precision/page'))).toBe(
      true,
    );
  });

  it('is left out when it lies elsewhere, and the message says where, and what may be wrong', () => {
    const resolved = resolve(near('Angers', ['Maine-et-Loire']), ...at('-0.5542', '47.4736'));
    expect(saidOf(resolved)).toEqual([]);
    expect(resolved.diagnostics).toMatchObject([
      {
        severity: 'warning',
        page,
        message: expect.stringMatching(
          /^The position -0\.5542, 47\.4736 is left out: it lies \d+ km outside Pays de la Loire, where Angers is\. .*swapped\.$/,
        ),
      },
    ]);
  });

  it('lies where one of several places is, and anywhere when none is named', () => {
    expect(saidOf(resolve(near('Lille'), near('Angers'), ...at('47.4736', '-0.5542')))).toHaveLength(2);
    expect(saidOf(resolve(...at('12', '34')))).toEqual([12, 34]);
  });

  it('has both its halves, and each once', () => {
    const [latitude = near(''), longitude = near('')] = at('47.4736', '-0.5542');
    const single = resolve(near('Angers'), latitude);
    expect([saidOf(single), single.diagnostics.length]).toEqual([[], 1]);
    const twice = resolve(near('Angers'), latitude, longitude, { ...latitude });
    expect([saidOf(twice), twice.diagnostics.length]).toEqual([[47.4736, -0.5542], 1]);
  });
});
