/** Finds the dates written in a text, in words or in figures, and says why one is refused. */

/** A date found in a text. */
export interface WrittenDate {
  /** ISO 8601, of 10, 7 or 4 characters. */
  readonly iso: string;
  /** `figures`: a year or a month in figures, which other words could make something else. */
  readonly kind: 'plain' | 'figures';
  /** Whether it ends a period that the date before it begins. */
  readonly endsPeriod: boolean;
}

export interface FoundDates {
  readonly dates: readonly WrittenDate[];
  /** The text without its dates. */
  readonly rest: string;
  /** Why a date that the text has is refused, or null. */
  readonly problem: string | null;
}

// The first letters that tell a month from every other, in the order of the year.
const monthStarts = ['jan', 'f', 'mar', 'av', 'mai', 'juin', 'juil', 'ao', 's', 'o', 'n', 'd'];

const month =
  '(janvier|janv|jan|fevrier|fevr|fev|mars|mar|avril|avr|mai|juin|juillet|juill|juil|aout|septembre|sept|sep|octobre|oct|novembre|nov|decembre|dec)\\b\\.?';
const day = '(?<![\\d,])(\\d{1,2})(?:\\s?er)?(?!\\d)';
const weekday =
  '(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lun|mar|mer|jeu|ven|sam|dim)\\b\\.?,? )?';
const year = '(\\d{4})(?!\\d)';
const until = "\\s?(?:au|a|jusqu'au|jusqu'en|jusqu'a|-|–|—|/)\\s?(?:le |l'|fin |en )?";

interface Reader {
  readonly pattern: RegExp;
  /** The dates of a match, or why there is none. */
  readonly read: (groups: readonly string[]) => readonly Omit<WrittenDate, 'endsPeriod'>[] | string;
  /** Whether its two dates are the two ends of a period. */
  readonly isPeriod?: boolean;
}

const plain = (iso: string) => ({ iso, kind: 'plain' as const });
const figures = (iso: string) => ({ iso, kind: 'figures' as const });
const two = (text: string) => text.padStart(2, '0');

/** The text as the patterns read it: lower case, no accents, `premier` in figures. */
export function normalizeDateText(text: string): string {
  return text
    .slice(0, 500)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’ʼ]/g, "'")
    .replace(/\s+/g, ' ')
    .replace(/\bpremier (?=[a-z])(?!trimestre|semestre)/g, '1er ')
    .replace(/\bentre (.{1,60}?) et /g, 'de $1 a ')
    .trim();
}

function monthOf(name: string): number {
  return monthStarts.findIndex((start) => name.startsWith(start)) + 1;
}

/** The date, or why the calendar has none. */
function dayOf(
  yearText: string,
  monthNumber: number,
  dayText: string,
): { iso: string; kind: 'plain' } | string {
  const written = `${dayText}/${monthNumber}/${yearText}`;
  if (monthNumber < 1 || monthNumber > 12)
    return `${written} has no month ${monthNumber}: days stand before months`;
  const time = new Date(Date.UTC(Number(yearText), monthNumber - 1, Number(dayText)));
  const exists = time.getUTCMonth() === monthNumber - 1 && Number(dayText) > 0;
  return exists ? plain(time.toISOString().slice(0, 10)) : `no calendar has the day ${written}`;
}

type Parts = readonly ({ iso: string; kind: 'plain' } | string)[];

function allOf(parts: Parts): readonly Omit<WrittenDate, 'endsPeriod'>[] | string {
  const problem = parts.find((part) => typeof part === 'string');
  return problem ?? (parts as readonly { iso: string; kind: 'plain' }[]);
}

function pattern(text: string): RegExp {
  return new RegExp(text, 'g');
}

const dayMonthYear = (d: string, m: string, y: string) => dayOf(y, monthOf(m), d);

// In this order: what one reads is taken out of the text before the next looks at it.
const readers: readonly Reader[] = [
  {
    // 2016-03-12, 2016-03-12T10:30:00+01:00: the date as written.
    pattern: pattern(
      `(?<![\\d-])${year}-(\\d{2})-(\\d{2})(?!\\d)(?:[t ]\\d{2}:\\d{2}[\\d:.]*(?:z|[+-]\\d{2}:?\\d{2})?)?`,
    ),
    read: ([y = '', m = '', d = '']) => allOf([dayOf(y, Number(m), d)]),
  },
  {
    // du 3 au 5 mai 2017
    pattern: pattern(`${weekday}${day}${until}${weekday}${day} ${month} ${year}`),
    read: ([d1 = '', d2 = '', m = '', y = '']) => allOf([dayMonthYear(d1, m, y), dayMonthYear(d2, m, y)]),
    isPeriod: true,
  },
  {
    // du 28 avril au 3 mai 2017
    pattern: pattern(`${weekday}${day} ${month}${until}${weekday}${day} ${month} ${year}`),
    read: ([d1 = '', m1 = '', d2 = '', m2 = '', y = '']) =>
      allOf([dayMonthYear(d1, m1, y), dayMonthYear(d2, m2, y)]),
    isPeriod: true,
  },
  {
    // lundi 1er février 2015
    pattern: pattern(`${weekday}${day} ${month} ${year}`),
    read: ([d = '', m = '', y = '']) => allOf([dayMonthYear(d, m, y)]),
  },
  {
    // de mars à juin 2016
    pattern: pattern(`\\b${month}${until}${month} ${year}`),
    read: ([m1 = '', m2 = '', y = '']) => [m1, m2].map((m) => plain(`${y}-${two(String(monthOf(m)))}`)),
    isPeriod: true,
  },
  {
    // mars 2016, mars de l'année 2016
    pattern: pattern(`\\b${month} (?:de (?:l'annee )?)?${year}`),
    read: ([m = '', y = '']) => [plain(`${y}-${two(String(monthOf(m)))}`)],
  },
  {
    pattern: pattern(`(?<!\\d)${day}\\s?([/.-])\\s?(\\d{1,2})\\s?\\2\\s?${year}`),
    read: ([d = '', , m = '', y = '']) => allOf([dayOf(y, Number(m), d)]),
  },
  {
    pattern: /(?<![\d/.-])\d{1,2}\s?([/.-])\s?\d{1,2}\s?\1\s?'?\d{2}(?!\d)/g,
    read: () => 'its year has two digits, which may be of any century',
  },
  {
    pattern: pattern(`\\b${month} '?\\d{2}(?!\\d)`),
    read: () => 'its year has two digits, which may be of any century',
  },
  {
    // 03/2016, 2016-03
    pattern: pattern(`(?<![\\d/.-])(0?[1-9]|1[0-2])\\s?[/.-]\\s?${year}(?![/.-]\\d)`),
    read: ([m = '', y = '']) => [figures(`${y}-${two(m)}`)],
  },
  {
    pattern: pattern(`(?<![\\d/.-])${year}[-/](0[1-9]|1[0-2])(?![\\d/-])`),
    read: ([y = '', m = '']) => [figures(`${y}-${m}`)],
  },
  {
    // de 2015 à 2018, 2015-2018
    pattern: pattern(`(?<![\\d.,])${year}${until}${year}`),
    read: ([y1 = '', y2 = '']) => [figures(y1), figures(y2)],
    isPeriod: true,
  },
  {
    pattern: pattern(`(?<![\\d.,/-]|\\d )${year}(?![.,/-]\\d| \\d{3}(?!\\d)|\\s?[€%])`),
    read: ([y = '']) => [figures(y)],
  },
  {
    pattern: pattern(`\\b${day} ${month}|\\b${month}(?= |$)`),
    read: () => 'it says no year',
  },
];

// "de mars 2015 à juin 2016": two dates of which each was read by itself.
const joins =
  /(?:^|[\s,])(?:du|de|des|depuis|entre|le)?\s*\uFFFE\d+\uFFFE\s*(?:au|a|jusqu'au|jusqu'en|jusqu'a|-|–|—)\s*(?:le |l'|fin |en |la )?\s*\uFFFE\d+\uFFFE/;

/** Finds the dates of a text that `normalizeDateText` gave. */
export function findDates(text: string): FoundDates {
  const found = new Map<number, WrittenDate[]>();
  let problem: string | null = null;
  let marked = text.replaceAll('\uFFFE', ' ');
  for (const { pattern, read, isPeriod = false } of readers) {
    marked = marked.replace(pattern, (...matched: unknown[]) => {
      const groups = matched
        .slice(1)
        .filter((part): part is string => typeof part === 'string')
        .slice(0, -1);
      const dates = read(groups);
      if (typeof dates === 'string') {
        problem ??= dates;
        return ' ';
      }
      found.set(
        found.size,
        dates.map((date, n) => ({ ...date, endsPeriod: isPeriod && n === 1 })),
      );
      return `\uFFFE${found.size - 1}\uFFFE`;
    });
  }
  const inOrder = [...marked.matchAll(/\uFFFE(\d+)\uFFFE/g)].flatMap(([, n]) => found.get(Number(n)) ?? []);
  const isJoined = inOrder.length === 2 && joins.test(marked);
  const dates = inOrder.map((date, n) => ({ ...date, endsPeriod: date.endsPeriod || (isJoined && n === 1) }));
  return { dates, rest: marked.replace(/\uFFFE\d+\uFFFE/g, ' '), problem };
}
