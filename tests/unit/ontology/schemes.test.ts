import { describe, expect, it } from 'vitest';
import { placeLevels } from '../../../src/model/iris.js';
import { families, opennessLevels } from '../../../src/model/source.js';
import type { NamedNode, Quad } from '../../../src/rdf/terms.js';
import { bis, conceptIri, dcterms, rdf, scheme, skos } from '../../../src/rdf/vocabulary.js';
import { createValidator } from '../../../src/validate/validator.js';
import { shapes } from '../../fixtures/mappings.js';
import { fold, schemes } from './vocabulary-files.js';

const every = schemes.flatMap(({ quads }) => quads);
const objects = (quads: readonly Quad[], iri: string, property: NamedNode) =>
  quads
    .filter(({ subject, predicate }) => subject.value === iri && predicate.equals(property))
    .map(({ object }) => object);
const values = (quads: readonly Quad[], iri: string, property: NamedNode) =>
  objects(quads, iri, property).map(({ value }) => value);
const languages = (quads: readonly Quad[], iri: string, property: NamedNode) =>
  objects(quads, iri, property).map((term) => (term.termType === 'Literal' ? term.language : ''));
const conceptsOf = (quads: readonly Quad[]) =>
  quads.filter(({ object }) => object.equals(skos.Concept)).map(({ subject }) => subject.value);
const notations = (name: string) =>
  schemes
    .filter((file) => file.name === name)
    .flatMap(({ quads }) => conceptsOf(quads).flatMap((iri) => values(quads, iri, skos.notation)));

describe.each(schemes.map(({ name, quads }) => ({ name, quads, iri: scheme.iri + name })))(
  'The concept scheme $name',
  ({ quads, iri }) => {
    const concepts = conceptsOf(quads);

    it('is one scheme, named as its file, with a title and a description in both languages', () => {
      const found = quads.filter(({ object }) => object.equals(skos.ConceptScheme));
      expect(found.map(({ subject }) => subject.value)).toEqual([iri]);
      expect(languages(quads, iri, dcterms.title).sort()).toEqual(['en', 'fr']);
      expect(languages(quads, iri, dcterms.description).sort()).toEqual(['en', 'fr']);
    });

    it('has concepts with one notation each, which ends their IRI, and a label in both languages', () => {
      expect(concepts.length).toBeGreaterThan(1);
      for (const concept of concepts) {
        const [notation = '', ...others] = values(quads, concept, skos.notation);
        expect([concept, others]).toEqual([`${iri}/${notation}`, []]);
        expect(languages(quads, concept, skos.prefLabel).sort(), concept).toEqual(['en', 'fr']);
        expect(values(quads, concept, skos.inScheme)).toEqual([iri]);
      }
    });

    it('has scope notes in both languages or none', () => {
      for (const concept of concepts) {
        expect(['', 'en fr']).toContain(languages(quads, concept, skos.scopeNote).sort().join(' '));
      }
    });

    it('leads to its top concepts and they to it, to narrower concepts and they to the broader', () => {
      const pairs = (from: NamedNode) =>
        quads
          .filter(({ predicate }) => predicate.equals(from))
          .map(({ subject, object }) => [subject.value, object.value] as const);
      const forth = (property: NamedNode) =>
        pairs(property)
          .map(([a, b]) => `${a} ${b}`)
          .sort();
      const back = (property: NamedNode) =>
        pairs(property)
          .map(([a, b]) => `${b} ${a}`)
          .sort();
      expect(forth(skos.hasTopConcept)).toEqual(back(skos.topConceptOf));
      expect(forth(skos.narrower)).toEqual(back(skos.broader));
      const placed = [...pairs(skos.topConceptOf), ...pairs(skos.broader)].map(([concept]) => concept);
      expect(placed.sort()).toEqual([...concepts].sort());
    });

    it('gives no word to two concepts, whatever its case and accents', () => {
      const owners = new Map<string, Set<string>>();
      for (const concept of concepts) {
        for (const property of [skos.prefLabel, skos.altLabel, skos.hiddenLabel]) {
          for (const label of values(quads, concept, property)) {
            owners.set(fold(label), (owners.get(fold(label)) ?? new Set()).add(concept));
          }
        }
      }
      expect([...owners].filter(([, owning]) => owning.size > 1).map(([word]) => word)).toEqual([]);
    });

    it('has an order for all its concepts, 1, 2, 3…, or for none', () => {
      const orders = concepts.flatMap((concept) => values(quads, concept, bis.order)).map(Number);
      const ranks = concepts.map((_, index) => index + 1);
      expect([[], ranks]).toContainEqual(orders.sort((a, b) => a - b));
    });

    it('is written with French typography', () => {
      const texts = quads.flatMap(({ object }) =>
        object.termType === 'Literal' && object.language === 'fr' ? [object.value] : [],
      );
      expect(texts.filter((text) => /'| [:;?!»]|« |\s$|^\s/.test(text))).toEqual([]);
    });

    it('conforms to the shapes', async () => {
      expect((await createValidator(shapes)(quads)).results).toEqual([]);
    });
  },
);

describe('A match between two schemes', () => {
  const inverses: readonly (readonly [NamedNode, NamedNode])[] = [
    [skos.closeMatch, skos.closeMatch],
    [skos.relatedMatch, skos.relatedMatch],
    [skos.broadMatch, skos.narrowMatch],
    [skos.narrowMatch, skos.broadMatch],
  ];

  it('is said by both, and leads to a concept of another scheme', () => {
    const concepts = new Set(conceptsOf(every));
    let count = 0;
    for (const [there, back] of inverses) {
      for (const { subject, object } of every.filter(({ predicate }) => predicate.equals(there))) {
        count += 1;
        expect(concepts.has(object.value), object.value).toBe(true);
        expect(values(every, object.value, back), object.value).toContain(subject.value);
        expect(values(every, subject.value, skos.inScheme)).not.toEqual(
          values(every, object.value, skos.inScheme),
        );
      }
    }
    expect(count).toBeGreaterThan(80);
  });

  it('is there for each code of 2018, except for what the code "other" gathers', () => {
    const unmatched = conceptsOf(every).filter(
      (iri) =>
        iri.startsWith(`${scheme['themes-2018'].value}/`) &&
        inverses.every(([property]) => values(every, iri, property).length === 0),
    );
    expect(unmatched).toEqual([conceptIri(scheme['themes-2018'], 'AUT').value]);
  });
});

describe('The themes', () => {
  const themes = notations('themes');

  it('are sixteen, in two levels of which the lowest has thirty-seven', () => {
    const tops = themes.filter((notation) => /^[A-Z]{3}$/.test(notation));
    const children = themes.filter((notation) => /^[A-Z]{3}-[A-Z]{3}$/.test(notation));
    const undivided = tops.filter((top) => !children.some((child) => child.startsWith(`${top}-`)));
    expect([tops.length, children.length, undivided.length]).toEqual([16, 27, 10]);
    expect(tops.length + children.length).toBe(themes.length);
  });

  it('of 2018 are forty, and cohesion is not energy', () => {
    expect(notations('themes-2018')).toHaveLength(40);
    const label = (notation: string) =>
      values(every, conceptIri(scheme['themes-2018'], notation).value, skos.prefLabel)[0];
    expect([label('COH'), label('ENE')]).toEqual(['Cohésion sociale', 'Énergie']);
  });
});

describe('A scheme that the code knows', () => {
  it('has the notations that the code uses', () => {
    expect(notations('partner-categories')).toEqual([...families]);
    expect(notations('openness')).toEqual([...opennessLevels]);
    expect(notations('place-precision')).toEqual(expect.arrayContaining([...placeLevels]));
    expect(notations('stages')).toEqual(['ideation', 'amorcage', 'developpement', 'essaimage', 'terminee']);
  });

  it('is typed as a scheme under the name that the code gives it', () => {
    const { iri: _iri, ...named } = scheme;
    expect(Object.keys(named).sort()).toEqual(schemes.map(({ name }) => name).sort());
    expect(
      every.filter(
        ({ predicate, object }) => predicate.equals(rdf.type) && object.equals(skos.ConceptScheme),
      ),
    ).toHaveLength(schemes.length);
  });
});
