import { describe, expect, it } from 'vitest';
import { describe as describeThing, quadsAbout, valuesOf } from '../../../src/pages/description.js';
import { skos } from '../../../src/rdf/vocabulary.js';
import { base, readerOf } from './reader-of.js';

const reader = readerOf(`
  <graph/b/1> { <id/a> <p> <id/b> . <id/b> <p> <id/c>, "b" . <id/c> <p> <id/a> . <id/z> <p> <id/a> }
  <graph/a/1> { <id/a> skos:prefLabel "Chat"@en, "Chat"@fr, "Katze"@de . }
  <graph/c/1> { <id/c> <q> "elsewhere" }
  <prov/a/1> { <id/p> <p> <id/a> }`);
const description = describeThing(`${base}id/a`, reader);

describe('The description of a thing', () => {
  it('has the graphs that say something of it, in the order of their IRIs', () => {
    expect(description?.graphs.map(({ iri }) => iri)).toEqual([`${base}graph/a/1`, `${base}graph/b/1`]);
  });

  it('follows what its statements lead to, within the graph and around circles, and nothing else', () => {
    const subjects = new Set(description?.quads.map(({ subject }) => subject.value));
    expect([...subjects]).toEqual(['id/a', 'id/b', 'id/c'].map((path) => base + path));
    expect(description?.quads.map(({ object }) => object.value)).not.toContain('elsewhere');
  });

  it('does not exist for what only provenance speaks of, nor for what nobody speaks of', () => {
    expect(['id/p', 'id/nothing', ''].map((path) => describeThing(base + path, reader))).toEqual([
      null,
      null,
      null,
    ]);
  });
});

describe('The values of a property', () => {
  it.each(['fr', 'en', 'de'])(
    'are each there once, the one in %s first and in its own language',
    (language) => {
      const values = valuesOf(description ?? expect.fail(), skos.prefLabel, language);
      expect(values[0]).toMatchObject({ language });
      expect(values.map(({ value }) => value).sort()).toEqual(['Chat', 'Katze']);
    },
  );
});

describe('The quads about one subject of a large graph', () => {
  const line = (subject: string, value: string) => `<${subject}> <http://x/p> "${value}" .\n`;

  it('are those of its lines, wherever they stand, and of no subject that begins the same', () => {
    const text = [
      line('http://x/a', '1'),
      line('http://x/ab', '2'),
      line('http://x/a', '3'),
      `<http://x/z> <http://x/p> "quoted\\n<http://x/a> " .\n`,
      line('http://x/a', 'last').trimEnd(),
    ].join('');
    expect(quadsAbout('http://x/a', { text }).map(({ object }) => object.value)).toEqual(['1', '3', 'last']);
    expect(quadsAbout('http://x/b', { text })).toEqual([]);
    expect(quadsAbout('not an IRI', { text })).toEqual([]);
  });
});
