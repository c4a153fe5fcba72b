/** What axe-core finds wrong with a page (WCAG and best practices), as lines to be read. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Finding {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

/** Evaluated by the driver, once a document: the pages themselves allow no foreign script. */
export async function loadAxe(page: Page): Promise<void> {
  await page.evaluate(axe);
}

/** Findings of the page as it stands, after `loadAxe`: of all rules, or of those about colours. */
export async function findingsOf(page: Page, rules: 'all' | 'colours' = 'all'): Promise<string[]> {
  const runOnly = rules === 'all' ? '' : ', runOnly: ["cat.color"]';
  const found = (await page.evaluate(
    `axe.run(document, { resultTypes: ["violations"]${runOnly} }).then((result) => result.violations)`,
  )) as readonly Finding[];
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`),
  );
}
