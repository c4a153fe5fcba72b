/** The hours of the day in which a partner wants to be visited, by the clocks of France: daylight saving is theirs. */

const format = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Paris',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** The time of day in France, as `14:05`. */
export function timeInFrance(now: number): string {
  return format.format(now);
}

/** Whether a moment (milliseconds since the epoch) is within hours such as `22:00-06:00`; null: all hours are fine. */
export function isWithin(hours: string | null, now: number): boolean {
  if (hours === null) return true;
  const [from = '', to = ''] = hours.split('-');
  const time = timeInFrance(now);
  // Over midnight the end comes before the beginning.
  return from <= to ? time >= from && time < to : time >= from || time < to;
}
