/** The concepts and places that synthetic records refer to, as content graphs of the size that real ones have. */

import type { Iris } from '../../../src/model/iris.js';
import type { NamedGraph } from '../../../src/model/named-graph.js';
import { literal, type NamedNode, namedNode, type Quad, quad } from '../../../src/rdf/terms.js';
import { igeo, scheme, skos, wgs84, xsd } from '../../../src/rdf/vocabulary.js';
import { seededRandom } from './random.js';
import { inventedName, tagWords } from './words.js';

const regions = 18;
const departements = 101;
const communes = 35_000;
const intercommunalities = 1_250;

/** Gathers the quads of one graph. */
function graphOf(iri: string, say: (about: (subject: string) => Described) => void): NamedGraph {
  const graph = namedNode(iri);
  const quads: Quad[] = [];
  say((subject) => {
    const described: Described = {
      is: (predicate, object) => {
        quads.push(quad(namedNode(subject), predicate, object, graph));
        return described;
      },
    };
    return described;
  });
  return { iri, quads };
}

interface Described {
  is(predicate: NamedNode, object: Quad['object']): Described;
}

/** Notations that synthetic records use, by scheme. */
const notations: Readonly<Record<string, readonly string[]>> = {
  themes: Array.from({ length: 53 }, (_, n) => `T${String(n + 1).padStart(2, '0')}`),
  stages: ['ideation', 'amorcage', 'developpement', 'essaimage', 'terminee'],
  methods: ['cooperation', 'evaluation', 'gouvernance', 'mecenat', 'mediation', 'participation', 'recherche'],
  audiences: [
    'jeunesse',
    'seniors',
    'handicap',
    'familles',
    'femmes',
    'habitants',
    'professionnels',
    'migrants',
  ],
};

function schemeGraph(iris: Iris, name: string, all: readonly string[]): NamedGraph {
  // The notations of its themes are its own, beside those of the project.
  const graph = name === 'themes' ? 'synthetic-themes' : name;
  return graphOf(`${iris.base}graph/scheme/${graph}`, (about) => {
    for (const [n, notation] of all.entries()) {
      const concept = about(`${scheme.iri}${name}/${encodeURIComponent(notation)}`)
        .is(skos.prefLabel, literal(notation, 'fr'))
        .is(skos.prefLabel, literal(`${notation} (en)`, 'en'))
        .is(skos.altLabel, literal(`${notation}s`, 'fr'));
      // Sixteen at the top, the others below one of them.
      if (name === 'themes' && n >= 16) {
        concept.is(skos.broader, namedNode(`${scheme.iri}themes/${notations.themes?.[n % 16] ?? ''}`));
      }
    }
  });
}

/** The IRI of an invented place: its code is none that INSEE gives. */
export function placeIri({ base }: Iris, level: string, code: number): string {
  return `${base}id/place/${level}/S${code}`;
}

function placeGraph(iris: Iris, departement: number): NamedGraph {
  const place = (level: string, code: number) => placeIri(iris, level, code);
  const random = seededRandom(departement);
  const degrees = (value: number) => literal(value.toFixed(5), namedNode(`${xsd.iri}decimal`));
  return graphOf(`${iris.base}graph/place/S${departement}`, (about) => {
    const france = `${iris.base}id/place/country/FR`;
    const name = (level: string, code: number) =>
      about(place(level, code)).is(skos.prefLabel, literal(inventedName(random), 'fr'));
    const region = departement % regions;
    name('departement', departement).is(igeo.subdivisionDirecteDe, namedNode(place('region', region)));
    if (departement < regions) {
      name('region', region).is(igeo.subdivisionDirecteDe, namedNode(france));
    }
    if (departement === 0) about(france).is(skos.prefLabel, literal('France', 'fr'));
    for (let epci = departement; epci < intercommunalities; epci += departements) {
      name('epci', epci).is(igeo.subdivisionDirecteDe, namedNode(place('departement', departement)));
    }
    for (let commune = departement; commune < communes; commune += departements) {
      const epci =
        departement +
        departements * (commune % Math.floor((intercommunalities - departement) / departements + 1));
      name('commune', commune)
        .is(igeo.subdivisionDirecteDe, namedNode(place('departement', departement)))
        .is(igeo.subdivisionDirecteDe, namedNode(place('epci', Math.min(epci, intercommunalities - 1))))
        .is(wgs84.lat, degrees(42.5 + random() * 8))
        .is(wgs84.long, degrees(-4 + random() * 11));
    }
  });
}

/** The graphs of four schemes, of each synthetic source's tags, and of the places of each of 101 départements. */
export function* sharedGraphs(iris: Iris): Generator<NamedGraph> {
  for (const [name, all] of Object.entries(notations)) yield schemeGraph(iris, name, all);
  for (let source = 1; source <= 20; source++) yield schemeGraph(iris, `tags/synthetic-${source}`, tagWords);
  for (let departement = 0; departement < departements; departement++) yield placeGraph(iris, departement);
}
