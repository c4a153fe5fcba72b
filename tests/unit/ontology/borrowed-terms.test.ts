import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as service from '../../../src/rdf/service-vocabulary.js';
import * as general from '../../../src/rdf/vocabulary.js';
import { everyFile, irisOf, ontology, ours, schemes } from './vocabulary-files.js';

/** The subjects of every `@vocabulary/*` package. */
function packagedTerms(): Set<string> {
  const root = 'node_modules/@vocabulary';
  const lines = readdirSync(root).flatMap((name) =>
    readFileSync(join(root, name, `${name}.nq`), 'utf8').split('\n'),
  );
  return new Set(lines.flatMap((line) => /^<([^>]*)>/.exec(line)?.[1] ?? []));
}

const listed = readFileSync('tests/fixtures/borrowed-terms.tsv', 'utf8')
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((line) => line.split('\t'));
const packaged = packagedTerms();
const known = new Set([...packaged, ...listed.map(([term = '']) => term)]);
const codeTerms = [...Object.values(general), ...Object.values(service)].flatMap((terms) =>
  'iri' in terms ? Object.entries(terms).flatMap(([name, term]) => (name === 'iri' ? [] : [term])) : [],
) as { readonly value: string }[];
const isBorrowed = (iri: string) => !iri.startsWith(ours);

describe('A borrowed term', () => {
  it.each(everyFile.map((file) => [file.name, file] as const))(
    'of %s exists in its vocabulary',
    (_name, { quads }) => {
      expect([...irisOf(quads)].filter((iri) => isBorrowed(iri) && !known.has(iri))).toEqual([]);
    },
  );

  it('of the code exists in its vocabulary', () => {
    const iris = codeTerms.map(({ value }) => value).filter(isBorrowed);
    expect(iris.length).toBeGreaterThan(50);
    // PROV-AQ, a note of its own: the package has the recommendation.
    const elsewhere = ['http://www.w3.org/ns/prov#has_provenance'];
    expect(iris.filter((iri) => !known.has(iri) && !elsewhere.includes(iri))).toEqual([]);
  });

  it('that no package has names its source, and is used', () => {
    const used = new Set([
      ...everyFile.flatMap(({ quads }) => [...irisOf(quads)]),
      ...codeTerms.map(({ value }) => value),
    ]);
    for (const [term = '', source = ''] of listed) {
      expect(source, term).not.toBe('');
      expect([used.has(term), packaged.has(term)], term).toEqual([true, false]);
    }
  });

  it('of PAIR is none that is deprecated, or that would make an initiative a document', () => {
    // Mappings read what partners say: that is theirs to choose.
    const folders = ['ontology', 'queries', 'src'];
    const files = folders.flatMap((folder) =>
      readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()),
    );
    const misused = files.filter(({ parentPath, name }) =>
      /(\bpair:|ontologies\/pair#)(hasTopic|Theme|webPage)\b/.test(
        readFileSync(join(parentPath, name), 'utf8'),
      ),
    );
    expect(misused.map(({ name }) => name)).toEqual([]);
  });
});

describe('A term of our own', () => {
  const defined = new Set(
    [ontology, ...schemes].flatMap(({ quads }) => quads.map(({ subject }) => subject.value)),
  );

  it('that files and code use is defined', () => {
    const shapeNames = /#\w+Shape$/;
    const used = [
      ...everyFile.flatMap(({ quads }) => [...irisOf(quads)]),
      ...codeTerms.map(({ value }) => value),
    ];
    const undefinedTerms = used.filter(
      (iri) => !isBorrowed(iri) && !defined.has(iri) && !shapeNames.test(iri),
    );
    expect([...new Set(undefinedTerms)]).toEqual([]);
  });

  it('has a label and a comment in French and in English', () => {
    const { rdfs, bis } = general;
    const terms = [...defined].filter((iri) => iri.startsWith(bis.iri));
    expect(terms.length).toBeGreaterThan(40);
    for (const term of terms) {
      for (const property of [rdfs.label, rdfs.comment]) {
        const languages = ontology.quads.flatMap(({ subject, predicate, object }) =>
          subject.value === term && predicate.equals(property) && object.termType === 'Literal'
            ? [object.language]
            : [],
        );
        expect(languages.sort(), `${term} ${property.value}`).toEqual(['en', 'fr']);
      }
    }
  });
});
