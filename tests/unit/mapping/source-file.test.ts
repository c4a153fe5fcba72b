import { describe, expect, it } from 'vitest';
import { readSource } from '../../../src/mapping/source-file.js';
import { formatDiagnostic } from '../../../src/model/diagnostic.js';

const good = `id: exemple
name: { fr: "Exemple", en: "Example" }
family: associations
homepage: "https://www.example.org/"
hosts: [www.example.org]
status: live
evidence: cms-default
licence: null
openness: open
definitionOfInnovation: null
crawl:
  start: ["https://www.example.org/liste"]
  delay: 2.5s
`;

function problems(text: string, folder = 'exemple'): string[] {
  const { source, diagnostics } = readSource({ name: 'source.yaml', text }, folder);
  expect(source === null).toBe(diagnostics.length > 0);
  return diagnostics.map(formatDiagnostic);
}

describe('A source file', () => {
  it('gives a source, its delay in milliseconds and its budget as usual', () => {
    const { source, diagnostics } = readSource({ name: 'source.yaml', text: good }, 'exemple');
    expect(diagnostics).toEqual([]);
    expect(source).toMatchObject({
      id: 'exemple',
      evidence: { kind: 'cms-default' },
      crawl: { start: ['https://www.example.org/liste'], delay: 2500, budget: 5000 },
    });
  });

  it('may be an event stream, on one of its hosts', () => {
    const withStream = (address: string) => good.replace(/start: .*/, `start: []\n  stream: "${address}"`);
    const file = { name: 'source.yaml', text: withStream('https://www.example.org/stream') };
    expect(readSource(file, 'exemple').source?.crawl.stream).toBe('https://www.example.org/stream');
    expect(problems(withStream('https://elsewhere.example/stream'))).toEqual([
      expect.stringContaining('stream: elsewhere.example is not among the source'),
    ]);
  });

  it('that is only listed needs no host and no home page; any other one needs a host', () => {
    const text = good.replace('"https://www.example.org/"', 'null').replace('[www.example.org]', '[]');
    const bare = text.replace(/start: .*/, 'start: []');
    expect(problems(bare.replace('status: live', 'status: listed'))).toEqual([]);
    expect(problems(bare)).toEqual([
      'error: mappings/exemple/source.yaml:5:1 hosts: name at least one host that its pages stand on, or say "status: listed"'.replace(
        'mappings/exemple/',
        '',
      ),
    ]);
  });

  it('may begin with what has changed since, and with a question to a SPARQL endpoint', () => {
    const start = `start: ["https://www.example.org/api?after={since}", { endpoint: "https://www.example.org/sparql?a=1", query: "CONSTRUCT WHERE { ?s ?p ?o }" }]`;
    const { source, diagnostics } = readSource(
      { name: 'source.yaml', text: good.replace(/start: .*/, start) },
      'exemple',
    );
    expect(diagnostics).toEqual([]);
    expect(source?.crawl.start).toEqual([
      'https://www.example.org/api?after={since}',
      'https://www.example.org/sparql?a=1&query=CONSTRUCT+WHERE+%7B+%3Fs+%3Fp+%3Fo+%7D',
    ]);
  });

  it.each(['ftp://www.example.org/', '{ endpoint: "https://www.example.org/sparql", query: "SELECT 1" }'])(
    'may not begin with %s',
    (start) => {
      const text = good.replace(/start: .*/, `start: [${start.startsWith('{') ? start : `"${start}"`}]`);
      expect(problems(text)).toEqual([expect.stringContaining('CONSTRUCT query')]);
    },
  );

  it('may be wholly fictional, and is not unless it says so', () => {
    const read = (text: string) => readSource({ name: 'source.yaml', text }, 'exemple').source?.example;
    expect([read(good), read(`${good}example: true\n`)]).toEqual([false, true]);
  });

  it('has an international host as addresses write it', () => {
    const text = good.replaceAll('www.example.org', 'forêt.example');
    expect(problems(text)).toEqual([]);
    const { source } = readSource({ name: 'source.yaml', text }, 'exemple');
    expect(source?.hosts).toEqual(['xn--fort-ipa.example']);
  });

  it('keeps the evidence of bytes really seen', () => {
    const sha256 = 'a'.repeat(64);
    const observed = `evidence: { observed: { url: "https://www.example.org/", date: 2026-01-02, sha256: ${sha256} } }`;
    const { source } = readSource(
      { name: 'source.yaml', text: good.replace('evidence: cms-default', observed) },
      'exemple',
    );
    const url = 'https://www.example.org/';
    expect(source?.evidence).toEqual({ kind: 'observed', url, date: '2026-01-02', sha256 });
  });

  it.each(['local', 'links', 'place', 'scheme', 'ontology', 'source', 'siren', 'rna'])(
    'is refused for the id %s, which IRIs use otherwise',
    (id) => {
      expect(problems(good.replace('id: exemple', `id: ${id}`), id)).toEqual([
        'error: source.yaml:1:1 id: this name is reserved',
      ]);
    },
  );

  it('is refused in a folder of another name', () => {
    expect(problems(good, 'autre')).toEqual([
      'error: source.yaml:1:1 id: the folder is called "autre": id and folder are the same word',
    ]);
  });

  it('is refused when it starts on a host that is not its own', () => {
    expect(problems(good.replace('hosts: [www.example.org]', 'hosts: [example.org]'))).toEqual([
      "error: source.yaml:12:11 crawl.start.0: www.example.org is not among the source's hosts",
    ]);
  });

  it.each([
    ['licens: null\n', '14:1 licens: "licens" is not known here. Did you mean "licence"?'],
    ['  budjet: 3\n', '14:3 crawl.budjet: "budjet" is not known here. Did you mean "budget"?'],
    ['  starts: []\n', '14:3 crawl.starts: "starts" is not known here. Did you mean "start"?'],
  ])('is refused for the unknown key in "%s", with the word that was meant there', (line, problem) => {
    expect(problems(good + line)).toEqual([`error: source.yaml:${problem}`]);
  });

  it.each([
    [
      'without its hash',
      '{ observed: { url: "https://www.example.org/", date: 2026-01-02 } }',
      '.observed.sha256',
    ],
    ['in one word', 'observed', ''],
    [
      'with half a hash',
      '{ observed: { url: "https://a.b/", date: 2026-01-02, sha256: abc } }',
      '.observed.sha256',
    ],
  ])('is refused for evidence observed %s', (_how, evidence, path) => {
    const [problem, ...others] = problems(good.replace('cms-default', evidence));
    expect(problem).toContain('error: source.yaml:7:');
    expect(problem).toContain(` evidence${path}: `);
    expect(others).toEqual([]);
  });

  it('is refused for an address that is not http(s)', () => {
    const text = good.replace('homepage: "https://www.example.org/"', 'homepage: "javascript:alert(1)"');
    expect(problems(text)).toEqual([
      'error: source.yaml:4:1 homepage: expected an address that begins with http:// or https://',
    ]);
  });

  it('is told of all its problems at once', () => {
    const text = good.replace('status: live', 'status: dead').replace('delay: 2.5s', 'delay: soon');
    expect(problems(text)).toEqual([
      'error: source.yaml:6:1 status: expected one of: live, moved, archived, listed',
      'error: source.yaml:13:3 crawl.delay: expected a number of seconds, such as 5s',
    ]);
  });
});
