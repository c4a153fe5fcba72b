/**
 * Runs the W3C suite against a server of our own and writes what comes of it: `npm run conformance [-- --require]`.
 * `docs/conformance.md` has the table, `data/conformance/earl.ttl` (not committed) the report in EARL 1.0. Ends with an
 * error when a test fails that is not known to, when one passes that is, and with `--require` when the suite is not there.
 */

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { softwareVersion } from '../../src/installed-files.js';
import { knownFailures } from './known-failures.js';
import { runTest } from './run-test.js';
import { type Part, parts, type SuiteTest, testsOf } from './suite-tests.js';
import { startTarget } from './target.js';
import { suiteFolder } from './w3c-suite.js';

interface Outcome {
  readonly test: SuiteTest;
  /** What went wrong; null: it is passed. */
  readonly wrong: string | null;
}

const titles: Readonly<Record<Part, string>> = {
  query: 'Query language',
  update: 'Update language',
  results: 'Results formats (JSON, CSV, TSV)',
  protocol: 'Protocol',
};

async function runAll(): Promise<Outcome[]> {
  const target = await startTarget();
  const outcomes: Outcome[] = [];
  try {
    for (const part of Object.keys(parts) as Part[]) {
      for (const test of testsOf(part)) {
        const wrong = await runTest(test, target).catch((error: Error) => error.message);
        outcomes.push({ test, wrong });
      }
    }
  } finally {
    await target.stop();
  }
  return outcomes;
}

function writeTable(outcomes: readonly Outcome[]): string {
  const rows = (Object.keys(parts) as Part[]).map((part) => {
    const of = outcomes.filter(({ test }) => test.part === part);
    return `| ${titles[part]} | ${of.filter(({ wrong }) => wrong === null).length} | ${of.length} |`;
  });
  const failures = Object.entries(knownFailures).map(([name, reason]) => `- **${name}**: ${reason}`);
  return `# Conformance

The W3C test suite of SPARQL 1.1, run over HTTP against \`bis serve\` with \`BIS_MODE=plain\`: data goes in by the graph
store and by updates, queries go to \`/sparql\`, and what the manifests of the protocol list is sent as it stands there.
Made by \`npm run conformance\`, which also writes a report in EARL; \`npm test\` runs the same tests where the suite is at
hand (\`W3C_SPARQL_TESTS\` names its folder).

| part | passed | listed |
|---|---|---|
${rows.join('\n')}

Results are compared as the suite asks: as multisets, in order where the query orders, numbers by their value.

## What fails, and why

${failures.join('\n')}

What npm oxigraph answers otherwise than the standard has it is rewritten before it is asked
([\`sparql/repair-query\`](../src/sparql/repair-query.ts)).
`;
}

function writeEarl(outcomes: readonly Outcome[], date: string): string {
  const subject = '<urn:bis:software>';
  const assertions = outcomes.map(
    ({ test, wrong }) => `[] a earl:Assertion ;
  earl:assertedBy ${subject} ; earl:subject ${subject} ; earl:test <${test.iri}> ; earl:mode earl:automatic ;
  earl:result [ a earl:TestResult ; earl:outcome earl:${wrong === null ? 'passed' : 'failed'} ; dcterms:date "${date}"^^xsd:date ] .
`,
  );
  return `@prefix earl: <http://www.w3.org/ns/earl#> .
@prefix doap: <http://usefulinc.com/ns/doap#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

${subject} a doap:Project, earl:TestSubject, earl:Software, earl:Assertor ;
  doap:name "banque-innovation-sociale" ;
  doap:release [ doap:revision "${softwareVersion()}" ] .

${assertions.join('\n')}`;
}

if (suiteFolder === null) {
  console.error(
    'SKIPPED conformance: no suite. Set W3C_SPARQL_TESTS to the folder of the W3C SPARQL 1.1 tests.',
  );
  process.exitCode = process.argv.includes('--require') ? 1 : 0;
} else {
  const outcomes = await runAll();
  const unexpected = outcomes.filter(
    ({ test, wrong }) => (wrong === null) === (knownFailures[test.name] !== undefined),
  );
  writeFileSync(join('docs', 'conformance.md'), writeTable(outcomes));
  const folder = join('data', 'conformance');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'earl.ttl'), writeEarl(outcomes, new Date().toISOString().slice(0, 10)));
  for (const { test, wrong } of unexpected) {
    console.error(`${test.name}: ${wrong ?? `passes although: ${knownFailures[test.name]}`}`);
  }
  const passed = outcomes.filter(({ wrong }) => wrong === null).length;
  console.log(`${passed} of ${outcomes.length} tests passed; ${unexpected.length} otherwise than expected.`);
  process.exitCode = unexpected.length > 0 ? 1 : 0;
}
