/** Measures how many synthetic pages one thread maps in a second of processor time, with few selectors and with many. */

import { mapPage } from '../../src/mapping/mapper.js';
import { compiled, iris } from '../fixtures/mappings.js';
import { pageWith } from '../fixtures/pages.js';
import { syntheticInitiative } from './corpus/initiatives.js';
import { detailPage, detailUrl } from './corpus/to-pages.js';

const options = { seed: 1, size: 1000 };
const rounds = 5;

/** A mapping of SOBI2's pages, its title tried with some selectors that find nothing before the one that does. */
function mappingWith(misses: number) {
  const before = Array.from({ length: misses }, (_, n) => `"table.none${n} td .x span", `).join('');
  return compiled(`pages:
  initiative:
    url: "/index.php?option=com_sobi2&sobi2Task=sobi2Details&sobi2Id=*"
    when: "table.sobi2Details h1"
    key: { query: sobi2Id }
    properties:
      title: { select: [${before}"table.sobi2Details h1"], required: true }
      abstract: "#sobi2Details_field_resume"
      description: "#sobi2Details_field_description"
      holder: { each: "#sobi2Details_field_porteur li", name: "." }
`);
}

const pages = Array.from({ length: options.size }, (_, n) =>
  pageWith(detailPage(syntheticInitiative(n, options)), { url: detailUrl(n) }),
);
for (const misses of [0, 20]) {
  const mapping = mappingWith(misses);
  const rates = Array.from({ length: rounds }, () => {
    const start = process.cpuUsage();
    for (const page of pages) mapPage(page, { mapping, iris, listedOn: null, clock: Date.now });
    const { user, system } = process.cpuUsage(start);
    return pages.length / ((user + system) / 1e6);
  });
  console.log(`${misses + 6} selectors: ${Math.round(Math.max(...rates))} pages a second`);
}
