/** The answer of a search for programs and spreadsheets: the same set as the page shows. */

import type { Labelled, SearchItem, SearchResult } from '../model/search.js';
import { pagesOf } from './search-page.js';

/** A search in JSON: `{version, total, items, facets}` and what goes with them. */
export function searchJson(result: SearchResult): string {
  const { version, total, page, pageSize, progress, suggestions, facets } = result;
  const answer = {
    version,
    total,
    page,
    pages: pagesOf(result),
    pageSize,
    progress,
    suggestions,
    items: result.items.map(plainItem),
    facets: facets.map(({ name, values, leftOut }) => ({ name, values, leftOut })),
  };
  return `${JSON.stringify(answer, null, 1)}\n`;
}

function plainItem(item: SearchItem) {
  const { iri, graph, title, abstract, source, places, themes, stage, position, distance, date } = item;
  return {
    iri,
    title: title.text,
    language: title.language,
    abstract: abstract?.text ?? null,
    source,
    places,
    themes,
    stage,
    date,
    position,
    distance,
    graph,
    example: item.isExample,
  };
}

const columns = [
  'iri',
  'title',
  'abstract',
  'source',
  'places',
  'themes',
  'stage',
  'date',
  'latitude',
  'longitude',
  'example',
];

/** A search as CSV (RFC 4180), several values of a cell separated by ` | `. */
export function searchCsv({ items }: SearchResult): string {
  const names = (things: readonly Labelled[]) => things.map(({ label }) => label).join(' | ');
  const rows = items.map((item) => [
    item.iri,
    item.title.text,
    item.abstract?.text ?? '',
    item.source?.label ?? '',
    names(item.places),
    names(item.themes),
    item.stage?.label ?? '',
    item.date ?? '',
    String(item.position?.latitude ?? ''),
    String(item.position?.longitude ?? ''),
    String(item.isExample),
  ]);
  return [columns, ...rows].map((row) => `${row.map((value, n) => cell(value, n)).join(',')}\r\n`).join('');
}

// A spreadsheet would run a text of a partner that begins like a formula; coordinates are ours.
function cell(value: string, column: number): string {
  const isNumber = columns[column] === 'latitude' || columns[column] === 'longitude';
  const text = !isNumber && /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
