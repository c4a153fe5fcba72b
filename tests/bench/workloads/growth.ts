/** How costs grow with the number of initiatives: ours alone, at several sizes. */

import { bankOf } from '../bank.js';
import { megabytes, milliseconds } from '../measure.js';
import { type Findings, growthExponent } from '../report.js';
import { LoadWorkload } from './load.js';
import { QueryWorkload } from './query.js';
import { SearchWorkload } from './search.js';
import { UpdatesWorkload } from './updates.js';
import { ours } from './workload.js';

interface GrowthOptions {
  readonly folder: string;
  readonly isQuick: boolean;
  /** Initiatives, the fewest first. */
  readonly sizes: readonly number[];
  readonly say: (line: string) => void;
}

/** Costs that are told of by their size in bytes. */
const inBytes = /memory/;
/** What takes less than this many milliseconds at the largest size is told of, and not counted in the goal. */
const negligible = 20;

async function costsAt(
  size: number,
  { folder, isQuick, say }: GrowthOptions,
): Promise<ReadonlyMap<string, number>> {
  say(`growth: ${size} …`);
  const bank = await bankOf({ seed: 1, size }, folder, isQuick);
  const options = { bank, isQuick, say };
  const load = new LoadWorkload(options);
  const workloads = [new QueryWorkload(options), new SearchWorkload(options), new UpdatesWorkload(options)];
  await using served = await load.fillOurs();
  for (const workload of workloads) await workload.measure(ours, served);
  load.noteMemory(ours, served);
  return new Map([load, ...workloads].flatMap((workload) => [...workload.costs()]));
}

/** Measures all sizes, and the exponent of each cost. */
export async function measureGrowth(options: GrowthOptions): Promise<Findings> {
  const { sizes } = options;
  const found: (readonly [number, ReadonlyMap<string, number>])[] = [];
  for (const size of sizes) found.push([size, await costsAt(size, options)]);
  const names = new Set(found.flatMap(([, costs]) => [...costs.keys()]));
  const exponents: number[] = [];
  const rows = [...names].map((name) => {
    const points = found.flatMap(([size, costs]) =>
      costs.has(name) ? [[size, costs.get(name) ?? 0] as const] : [],
    );
    const exponent = growthExponent(points);
    const isNegligible = !inBytes.test(name) && (points.at(-1)?.[1] ?? 0) < negligible;
    if (!isNegligible && points.length > 1) exponents.push(exponent);
    const shown = (cost: number) => (inBytes.test(name) ? megabytes(cost) : milliseconds(cost));
    const cells = found.map(([, costs]) => (costs.has(name) ? shown(costs.get(name) ?? 0) : 'not answered'));
    return [name, ...cells, points.length > 1 ? exponent.toFixed(2) : ''];
  });
  return {
    tables: [
      { title: 'Growth: costs at each size, and the exponent', head: ['', ...sizes.map(String), 'n^'], rows },
    ],
    remarks: [`What takes less than ${negligible} ms at the largest size is not counted in the goal.`],
    goals: [
      {
        goal: 'Growth: no worse than n^1.1 (the largest exponent)',
        reached: Math.max(...exponents),
        isMet: (exponent) => exponent <= 1.1,
        reason: 'The table shows which.',
        show: (exponent) => `n^${exponent.toFixed(2)}`,
      },
    ],
  };
}
