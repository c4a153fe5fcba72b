/** Rows of an answer as the engine wrote it: whether there are more than may be given, and the first of them. */

/** An answer that has no more rows than may be given, or a well-formed one with the first of them. */
export type Capped = 'whole' | { readonly text: string };

type FindEnd = (text: string, rows: number) => number;

interface ResultFormat {
  /** Where so many rows end; -1 when there are fewer. */
  readonly endOf: FindEnd;
  /** What follows the last row. */
  readonly close: (rows: number) => string;
}

// SPARQL 1.1 Query Results JSON Format, 3.2: rows are the objects of the one array of "bindings".
function endInJson(text: string, rows: number): number {
  const opening = /"bindings"\s*:\s*\[/.exec(text);
  if (opening === null) return -1;
  let depth = 0;
  let left = rows;
  for (let at = opening.index + opening[0].length; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) at = endOfString(text, at);
    else if (code === 0x7b) depth++;
    else if (code === 0x7d && --depth === 0 && --left === 0) return at + 1;
    else if (depth < 0) return -1;
  }
  return -1;
}

function endOfString(text: string, opening: number): number {
  for (let at = opening + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x5c) at++;
    else if (code === 0x22) return at;
  }
  return text.length;
}

function endInXml(text: string, rows: number): number {
  const closing = '</result>';
  let at = 0;
  for (let left = rows; left > 0; left--) {
    const found = text.indexOf(closing, at);
    if (found < 0) return -1;
    at = found + closing.length;
  }
  return at;
}

// In TSV line breaks are escaped; in CSV they may stand between quotes, of which there are then an odd number before.
function endInLines(hasQuotes: boolean): FindEnd {
  return (text, rows) => {
    let left = rows + 1;
    let isQuoted = false;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (hasQuotes && code === 0x22) isQuoted = !isQuoted;
      else if (code === 0x0a && !isQuoted && --left === 0) return at + 1;
    }
    return -1;
  };
}

const formats: Readonly<Record<string, ResultFormat>> = {
  'application/sparql-results+json': {
    endOf: endInJson,
    close: (rows) => `]},"meta":{"truncated":true,"rows":${rows}}}`,
  },
  'application/sparql-results+xml': { endOf: endInXml, close: () => '</results></sparql>' },
  'text/csv': { endOf: endInLines(true), close: () => '' },
  'text/tab-separated-values': { endOf: endInLines(false), close: () => '' },
};

/** Looks whether an answer in a format of SELECT results has more than so many rows. */
export function capRows(text: string, mediaType: string, rows: number): Capped {
  const format = formats[mediaType];
  if (format === undefined) return 'whole';
  const { endOf, close } = format;
  if (endOf(text, rows + 1) < 0) return 'whole';
  return { text: text.slice(0, endOf(text, rows)) + close(rows) };
}
