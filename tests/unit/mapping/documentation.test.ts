import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { functionNames, pageKeys, ruleKeys } from '../../../src/mapping/language.js';
import type { MappedPage } from '../../../src/mapping/mapped-page.js';
import { readStatements } from '../../../src/mapping/readers/statements.js';
import type { Mention } from '../../../src/model/mention.js';
import { termIris } from '../../../src/rdf/context.js';
import type { ObjectTerm } from '../../../src/rdf/terms.js';
import { dcterms, rdf, xsd } from '../../../src/rdf/vocabulary.js';
import { smallContext } from '../../fixtures/mapping-vocabulary.js';
import { mapWith, recordMapping } from '../../fixtures/mappings.js';
import { pageWith } from '../../fixtures/pages.js';

const text = readFileSync('docs/mapping.md', 'utf8');
const mediaTypes: Readonly<Record<string, string>> = {
  html: 'text/html',
  json: 'application/json',
  csv: 'text/csv',
  turtle: 'text/turtle',
};
const blocks = /```yaml\n(.*?)```\s+```(html|json|csv|turtle)\n(.*?)```\s+```result\n(.*?)```/gs;
const examples = [...text.matchAll(blocks)].map(([, rules = '', format = '', page = '', result = '']) => ({
  ...{ rules, format, page, result },
}));

const nameOf = new Map([...termIris(smallContext)].map(([name, iri]) => [iri, name]));
const saidByTheMapper = new Set([rdf.type, dcterms.source, dcterms.publisher].map(({ value }) => value));

function show(term: ObjectTerm): string {
  if (term.termType !== 'Literal') return `<${term.value}>`;
  const type = term.datatype.equals(xsd.string) ? '' : `^^${term.datatype.value.replace(xsd.iri, 'xsd:')}`;
  return `"${term.value}"${term.language === '' ? type : `@${term.language}`}`;
}

function showMention(mention: Mention): string {
  const within = mention.kind === 'place' ? mention.within.map((words) => `, in ${words}`).join('') : '';
  const numbers =
    mention.kind === 'organization' ? mention.identifiers.map((one) => `, identified by ${one}`) : [];
  return `${mention.property}: ${mention.words}${within}${numbers.join('')}`;
}

/** What a page gives, as the documentation writes it. */
function resultOf({ records, diagnostics }: MappedPage): string[] {
  const said = records.flatMap(({ graph, mentions }) => [
    ...graph.quads
      .filter(({ predicate }) => !saidByTheMapper.has(predicate.value))
      .map(({ predicate, object }) => `${nameOf.get(predicate.value)}: ${show(object)}`),
    ...mentions.map(showMention),
  ]);
  return [...said, ...diagnostics.map(({ message }) => `reported: ${message}`)];
}

const addresses: Readonly<Record<string, string>> = {
  '/fiche/{id}-*.html': 'http://www.example.org/fiche/7-jardin.html',
  '/articles/*': 'http://www.example.org/articles/trois-projets',
  '/wp-json/wp/v2/projet?*': 'http://www.example.org/wp-json/wp/v2/projet?per_page=100',
  '/fiche?id=*': 'http://www.example.org/annonces/meunier',
  '/export.csv': 'http://www.example.org/export.csv',
  '/projects/*': 'http://www.example.org/projects/jardin',
};

describe('The documentation of mappings', () => {
  it('has examples of the whole language', () => {
    expect(examples.length).toBeGreaterThan(10);
  });

  it.each(examples)('shows what is so: $rules', async ({ rules, format, page: shown, result }) => {
    const url = addresses[/url: "([^"]*)"/.exec(rules)?.[1] ?? ''];
    const mapping = rules.startsWith('pages:') ? rules : recordMapping(...rules.trim().split('\n'));
    const given = format === 'html' ? `<html lang="fr">${shown}` : shown;
    const mediaType = mediaTypes[format] ?? '';
    const read = pageWith(given, { mediaType, ...(url === undefined ? {} : { url }) });
    const expected = result.trim().split('\n');
    const page = { ...read, ...(/\brdf\b/.test(rules) ? { statements: await readStatements(read) } : {}) };
    expect(resultOf(mapWith(mapping, page)).sort()).toEqual(expected.sort());
  });

  it.each([...functionNames, ...Object.keys(pageKeys), ...Object.keys(ruleKeys)])('speaks of %s', (name) => {
    expect(text).toMatch(new RegExp(`\\b${name}\\b`));
  });
});
