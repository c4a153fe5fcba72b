/** What a benchmark tells: tables in Markdown, and goals beside what was reached. */

/** A table as it is printed. */
export interface Table {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A goal as a ratio; what was reached is null where there was nothing to compare with. */
export interface Goal {
  readonly goal: string;
  readonly reached: number | null;
  readonly isMet: (ratio: number) => boolean;
  /** How it is written, if not as a ratio. */
  readonly show?: (reached: number) => string;
}

/** What one workload found. */
export interface Findings {
  readonly tables: readonly Table[];
  readonly goals?: readonly Goal[];
  /** Sentences that belong to the tables: what a figure leaves out, who answered otherwise. */
  readonly remarks?: readonly string[];
}

/** The mean of ratios. */
export function geometricMean(ratios: readonly number[]): number {
  return Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / ratios.length);
}

/** `1.4 ×`, with as many digits as say something. */
export function times(ratio: number): string {
  return `${ratio >= 100 ? ratio.toFixed(0) : ratio.toPrecision(2)} ×`;
}

/** The exponent e of `cost ~ size^e`: the slope of the line through the points, both axes logarithmic. */
export function growthExponent(points: readonly (readonly [size: number, cost: number])[]): number {
  const logs = points.map(([size, cost]) => [Math.log(size), Math.log(cost)] as const);
  const mean = (index: 0 | 1) => logs.reduce((sum, point) => sum + point[index], 0) / logs.length;
  const [x, y] = [mean(0), mean(1)];
  const spread = logs.reduce((sum, [a]) => sum + (a - x) ** 2, 0);
  return logs.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0) / spread;
}

/** A table in Markdown, under a heading of the third level. */
function tableText({ title, head, rows }: Table): string {
  const lines = [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`);
  return [`### ${title}`, '', ...lines, ''].join('\n');
}

/** Findings in Markdown, one after another, the goals of all of them at the end. */
export function reportText(all: readonly Findings[]): string {
  const parts = all.flatMap(({ tables, remarks = [] }) => [
    ...tables.map(tableText),
    ...(remarks.length === 0 ? [] : [`${remarks.map((remark) => `- ${remark}`).join('\n')}\n`]),
  ]);
  return [...parts, tableText(goalTable(all.flatMap(({ goals = [] }) => goals)))].join('\n');
}

/** All goals as a table. */
function goalTable(goals: readonly Goal[]): Table {
  const rows = goals.map(({ goal, reached, isMet, show = times }) => {
    if (reached === null) return [goal, 'not measured', ''];
    return [goal, show(reached), isMet(reached) ? 'met' : '**missed**'];
  });
  return { title: 'Goals', head: ['', 'reached', ''], rows };
}
