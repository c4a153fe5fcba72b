import { describe, expect, it } from 'vitest';
import { canonicalLines } from '../../../src/rdf/canonical.js';
import { scheme, skos } from '../../../src/rdf/vocabulary.js';
import { readTagTable } from '../../../src/reconcile/tag-table.js';
import { tagSchemeGraph } from '../../../src/reconcile/tags.js';
import { testIris as iris } from '../../fixtures/data-directory.js';
import { concepts } from './schemes.js';

describe('The concept scheme of a source’s tags', () => {
  const text =
    'tag\tnotations\trelation\tnote\nFerme & vie\tthemes:ENV-AGR methods:cooperation\tbroad\tvu en 2018\nDivers\t\t\t\n';
  const { table } = readTagTable(text, 'tags.tsv', concepts);
  const graph = tagSchemeGraph({ iris, source: 'exemple', name: { fr: 'Exemple', en: 'Example' }, table });
  const lines = canonicalLines(graph.quads).join('');
  const own = `${scheme.iri}tags/exemple`;

  it('is a content graph of its own', () => {
    expect(graph.iri).toBe('http://localhost:3000/graph/scheme/tags/exemple');
    expect(lines).toContain(`<${own}> <http://purl.org/dc/terms/publisher> <${iris.source('exemple')}>`);
    expect(lines).toContain(`<${own}> <${skos.prefLabel.value}> "Tags: Example"@en`);
  });

  it('matches each tag to the shared concepts by the relation of its row', () => {
    const tag = `<${own}/ferme-vie>`;
    expect(lines).toContain(`${tag} <${skos.prefLabel.value}> "Ferme & vie"@fr`);
    expect(lines).toContain(`${tag} <${skos.inScheme.value}> <${own}>`);
    expect(lines).toContain(`${tag} <${skos.broadMatch.value}> <${scheme.iri}themes/ENV-AGR>`);
    expect(lines).toContain(`${tag} <${skos.broadMatch.value}> <${scheme.iri}methods/cooperation>`);
    expect(lines).toContain(`${tag} <${skos.note.value}> "vu en 2018"@fr`);
    expect(lines).toContain(`<${own}/divers> <${skos.prefLabel.value}> "Divers"@fr`);
  });
});
