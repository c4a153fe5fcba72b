import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadProject } from '../../src/compose-project.js';
import { loadReconciliation } from '../../src/compose-shared.js';
import { namedNode } from '../../src/rdf/terms.js';
import { bis, dcterms, scheme } from '../../src/rdf/vocabulary.js';
import { testIris as iris } from '../fixtures/data-directory.js';

const schemeText = `
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<${scheme.iri}themes/ENV> a skos:Concept ; skos:inScheme <${scheme.iri}themes> ; skos:notation "ENV" ;
  skos:prefLabel "Environnement"@fr .`;

describe('The schemes and tables of the project', () => {
  const directory = mkdtempSync(join(tmpdir(), 'bis-reconciliation-'));
  mkdirSync(join(directory, 'ontology', 'schemes'), { recursive: true });
  mkdirSync(join(directory, 'mappings', 'apriles'), { recursive: true });
  writeFileSync(join(directory, 'ontology', 'schemes', 'themes.ttl'), schemeText);
  writeFileSync(
    join(directory, 'mappings', 'apriles', 'tags.tsv'),
    'tag\tnotations\trelation\tnote\nNature\tthemes:ENV\tclose\t\nEau\tthemes:ENW\tclose\t\n',
  );
  const { reconcile, tagSchemes, diagnostics } = loadReconciliation({ ...loadProject(), directory }, iris);

  it('resolve what the pages of a source say', () => {
    const graph = { iri: iris.graph('apriles', '1'), quads: [] };
    const subject = namedNode(iris.thing('initiative', 'apriles', '1'));
    const place = { file: 'mapping.yaml', line: 1, column: 1, path: 'x' };
    const base = { subject, place, property: 'x' };
    const record = reconcile({
      graph,
      source: 'apriles',
      page: 'http://www.example.org/1',
      mentions: [
        { ...base, kind: 'tag', words: 'Nature' },
        { ...base, kind: 'place', words: 'agglomération mancelle', within: [], predicate: dcterms.spatial },
      ],
    });
    expect(record.diagnostics).toEqual([]);
    expect(record.graph.quads.map(({ predicate, object }) => [predicate.value, object.value])).toEqual([
      [bis.sourceTag.value, `${scheme.iri}tags/apriles/nature`],
      [dcterms.subject.value, `${scheme.iri}themes/ENV`],
      [dcterms.spatial.value, iris.place('epci', '247200132')],
    ]);
  });

  it('give the graph of the source’s tags, and tell what is wrong in its table', () => {
    expect(tagSchemes.map(({ iri }) => iri)).toEqual([iris.tagSchemeGraph('apriles')]);
    expect(diagnostics.map(({ message, place }) => [place?.line, message])).toEqual([
      [3, 'There is no "ENW" in "themes". Did you mean "ENV"?'],
    ]);
  });
});
