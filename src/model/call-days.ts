/** The days of a call: the last one on which it is open, counted as they are in France. */

/** Months that a call stays open of which nobody says when it ends. */
export const monthsWithoutEnd = 6;

/** What is said of when a call is valid: days, months or years (ISO 8601). */
export interface CallDates {
  readonly from: string | null;
  readonly through: string | null;
  readonly issued: string | null;
}

const french = new Intl.DateTimeFormat('en-US', {
  ...{ timeZone: 'Europe/Paris', calendar: 'iso8601', numberingSystem: 'latn' },
  ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
});

/** The day of a moment (milliseconds since the epoch) in metropolitan France: `2026-11-25`. */
export function dayInFrance(moment: number): string {
  const parts = new Map(french.formatToParts(moment).map(({ type, value }) => [type, value]));
  return `${parts.get('year')?.padStart(4, '0')}-${parts.get('month')}-${parts.get('day')}`;
}

/** The earliest of dates, which may be moments or have a time zone: as precise as it is, without them; null without any. */
export function firstDate(texts: readonly string[]): string | null {
  const dates = texts.flatMap((text) => /^\d{4}(?:-\d\d){0,2}(?!\d)/.exec(text)?.[0] ?? []);
  return dates.sort()[0] ?? null;
}

/** The last day of a day, a month or a year; null for what is none. */
export function lastDayOf(date: string): string | null {
  const [, year = '', month = '12', day] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(date) ?? [];
  if (year === '') return null;
  const number = Number(month);
  if (number < 1 || number > 12) return null;
  const longest = daysIn(Number(year), number);
  if (day !== undefined && (Number(day) < 1 || Number(day) > longest)) return null;
  return `${year}-${month}-${day ?? longest}`;
}

// The day before the first one of the next month. (Date.UTC takes years below 100 for others.)
function daysIn(year: number, month: number): number {
  const next = new Date(0);
  next.setUTCFullYear(year, month, 0);
  return next.getUTCDate();
}

/**
 * The last day on which a call is open. Where its end is not said: six months after it was published or begins, whichever
 * is later, and where that is not said either, after the moment when it came to the bank (milliseconds since the epoch).
 */
export function lastOpenDay({ from, through, issued }: CallDates, cameAt: number): string {
  const end = through === null ? null : lastDayOf(through);
  if (end !== null) return end;
  const known = [issued, from].flatMap((date) => (date === null ? [] : (lastDayOf(date) ?? [])));
  const start = known.sort().at(-1) ?? dayInFrance(cameAt);
  const [year = 0, month = 1, day = 1] = start.split('-').map(Number);
  const months = month - 1 + monthsWithoutEnd;
  const [endYear, endMonth] = [year + Math.floor(months / 12), (months % 12) + 1];
  // Days are compared as texts of one length.
  if (endYear > 9999) return '9999-12-31';
  const two = (number: number) => String(number).padStart(2, '0');
  return `${String(endYear).padStart(4, '0')}-${two(endMonth)}-${two(Math.min(day, daysIn(endYear, endMonth)))}`;
}

/** Whole days from one day to another; negative when it is past. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
