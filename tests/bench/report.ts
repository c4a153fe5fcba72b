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
  /** Why, where it is missed: a sentence. */
  readonly reason?: string;
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

function goalLine({ goal, reached, isMet, show = times, reason }: Goal): string {
  if (reached === null) return `- Goal: ${goal}. Not measured.`;
  if (isMet(reached)) return `- Goal: ${goal}. Reached: ${show(reached)}, met.`;
  return `- Goal: ${goal}. Reached: ${show(reached)}, **missed**.${reason === undefined ? '' : ` ${reason}`}`;
}

/** Findings in Markdown: the tables, then the goals, then remarks. `about` tells of the machine, the day and the corpus. */
export function reportText({ tables, goals = [], remarks = [] }: Findings, about: string): string {
  const lines = [...goals.map(goalLine), ...remarks.map((remark) => `- ${remark}`)];
  return [about, '', ...tables.map(tableText), ...(lines.length === 0 ? [] : [...lines, ''])].join('\n');
}
