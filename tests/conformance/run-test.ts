/** Runs any test of the suite against a server. */

import { runProtocolTest } from './protocol-test.js';
import { runQueryTest } from './query-test.js';
import type { SuiteTest } from './suite-tests.js';
import type { Target } from './target.js';
import { runUpdateTest } from './update-test.js';

/** What went wrong; null: the test is passed. */
export function runTest(test: SuiteTest, target: Target): Promise<string | null> {
  if (test.part === 'protocol') return runProtocolTest(test, target);
  return test.part === 'update' ? runUpdateTest(test, target) : runQueryTest(test, target);
}
