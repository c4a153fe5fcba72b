import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { knownFailures } from './known-failures.js';
import { runTest } from './run-test.js';
import { type Part, parts, testsOf } from './suite-tests.js';
import { startTarget, type Target } from './target.js';
import { suiteFolder } from './w3c-suite.js';

/** How many tests each part lists: fewer would be a suite that is not whole. */
const sizes: Readonly<Record<Part, number>> = { query: 328, update: 157, results: 10, protocol: 34 };

describe.skipIf(suiteFolder === null)('The W3C suite of SPARQL 1.1, over HTTP', () => {
  let target: Target;
  beforeAll(async () => {
    target = await startTarget();
  });
  afterAll(() => target.stop());

  describe.each(Object.keys(parts) as Part[])('%s', (part) => {
    const tests = testsOf(part);

    it('is listed whole', () => expect(tests.length).toBe(sizes[part]));

    it.each(tests)('$name', async (test) => {
      const wrong = await runTest(test, target);
      // One that passes unexpectedly is a failure too: its reason no longer holds.
      if (knownFailures[test.name] === undefined) expect(wrong).toBeNull();
      else expect(wrong, `passes although: ${knownFailures[test.name]}`).not.toBeNull();
    });
  });
});

it.runIf(suiteFolder === null)('SKIPPED conformance: no suite', () => undefined);
