/** Moments of members as texts that are in the order of the times. */

// XML Schema 1.1 Part 2, 3.3.7, of years with four digits; without an offset it is taken for universal time.
const dateTime = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,30}))?(Z|[+-]\d\d:\d\d)?$/;

/** Digits of a fraction of a second that count. */
const precision = 9;

/** An `xsd:dateTime` in UTC with nine digits of fractions; null: it is none. */
export function readMoment(text: string): string | null {
  const [, seconds, fraction = '', offset = 'Z'] = dateTime.exec(text.trim()) ?? [];
  const time = seconds === undefined ? Number.NaN : Date.parse(`${seconds}${offset}`);
  if (Number.isNaN(time)) return null;
  const utc = new Date(time).toISOString();
  // Beyond year 9999 texts are no longer in the order of times.
  if (!/^\d{4}-/.test(utc)) return null;
  return `${utc.slice(0, 19)}.${fraction.padEnd(precision, '0').slice(0, precision)}Z`;
}
