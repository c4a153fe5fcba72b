/** Latitudes and longitudes as French pages write them: decimal degrees, or degrees, minutes and seconds. */

/** A text read as a coordinate. */
export type CoordinateReading =
  /** Degrees as a decimal number of at most six places: a tenth of a metre. */
  | { readonly kind: 'degrees'; readonly degrees: string }
  | { readonly kind: 'refused'; readonly reason: string };

/** Which of the two coordinates of a position. */
export type Axis = 'latitude' | 'longitude';
const largest: Readonly<Record<Axis, number>> = { latitude: 90, longitude: 180 };

const directions: Readonly<Record<string, { readonly axis: Axis; readonly sign: 1 | -1 }>> = {
  n: { axis: 'latitude', sign: 1 },
  s: { axis: 'latitude', sign: -1 },
  e: { axis: 'longitude', sign: 1 },
  o: { axis: 'longitude', sign: -1 },
  w: { axis: 'longitude', sign: -1 },
};

const number = '\\d{1,9}(?:[.,]\\d{1,20})?';
const direction = '(?:nord|sud|est|ouest|[nseow])\\b\\.?';
const written = new RegExp(
  [
    `^(?<before>${direction})?\\s?(?<sign>[+-])?\\s?(?<degrees>${number})\\s?(?:°|º|deg(?:res?)?\\b\\.?)?`,
    `(?:\\s?(?<minutes>${number})\\s?(?:'(?!')|min(?:utes?)?\\b\\.?))?`,
    `(?:\\s?(?<seconds>${number})\\s?(?:"|''|sec(?:ondes?)?\\b\\.?)?)?`,
    `,?\\s?(?<after>${direction})?$`,
  ].join(''),
);

const refused = (reason: string): CoordinateReading => ({ kind: 'refused', reason });

// Primes, quotes, minus signs and accents in one spelling.
function normalize(text: string): string {
  return text
    .slice(0, 200)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’‘′´ʹ`]/g, "'")
    .replace(/[“”″]/g, '"')
    .replace(/[−–—]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Reads a text that is not blank. `axis` says which coordinate is taken; null: either. Nothing is guessed. */
export function readCoordinate(text: string, axis: Axis | null): CoordinateReading {
  const groups = written.exec(normalize(text))?.groups;
  if (groups === undefined || (groups.minutes === undefined && groups.seconds !== undefined)) {
    return refused('it is not one number of degrees, such as 48,0061 or 48° 00′ 22″ N');
  }
  const { before, sign, after } = groups;
  if (before !== undefined && after !== undefined) return refused('it has two directions');
  const word = before ?? after;
  const toward = word === undefined ? undefined : directions[word.charAt(0)];
  if (toward !== undefined && sign !== undefined) return refused('it has a sign and a direction');
  if (toward !== undefined && axis !== null && toward.axis !== axis) {
    return refused(`it is a ${toward.axis}, and a ${axis} is taken here`);
  }
  const degrees = degreesOf(groups);
  if (degrees === null) return refused('its minutes and seconds are no parts of a degree');
  const most = largest[toward?.axis ?? axis ?? 'longitude'];
  if (degrees > most) return refused(tooLarge(degrees, toward?.axis ?? axis ?? 'longitude', most));
  const signed = sign === '-' || toward?.sign === -1 ? -degrees : degrees;
  return { kind: 'degrees', degrees: String(Math.round(signed * 1e6) / 1e6) };
}

function degreesOf(groups: Readonly<Record<string, string | undefined>>): number | null {
  const [degrees, minutes, seconds] = [groups.degrees, groups.minutes, groups.seconds].map((part) =>
    Number((part ?? '0').replace(',', '.')),
  ) as [number, number, number];
  // Only the last of them has a fraction.
  const wholes = [groups.minutes === undefined ? 0 : degrees, groups.seconds === undefined ? 0 : minutes];
  if (minutes >= 60 || seconds >= 60 || !wholes.every(Number.isInteger)) return null;
  return degrees + minutes / 60 + seconds / 3600;
}

function tooLarge(degrees: number, axis: Axis, most: number): string {
  const swapped = degrees <= largest.longitude ? '; latitude and longitude may be swapped' : '';
  return `a ${axis} is between -${most} and ${most}${swapped}`;
}
