/** From a page to something to select from, in the format that a page kind reads. */

import type { Page } from '../../model/page.js';
import type { Deadline } from '../deadline.js';
import { GraphPage } from './graph.js';
import { HtmlPage } from './html.js';
import { JsonPage } from './json.js';
import type { PageFormat, ParsedPage } from './node.js';
import { isLinkedData } from './statements.js';
import { type Column, NoTable, TablePage } from './table.js';

/** A page that is not what the page kind reads. The message is a clause about it. */
export class WrongFormat extends Error {
  override readonly name = 'WrongFormat';
}

const htmlTypes = new Set(['text/html', 'application/xhtml+xml', '']);

/** Whether a media type is that of an HTML page; none is. */
export function isHtmlType(mediaType: string): boolean {
  return htmlTypes.has(mediaType);
}

/** Parses a page as a format; of a table the columns that are looked for tell the header. Throws `WrongFormat`. */
export function parsePage(
  page: Page,
  format: PageFormat,
  deadline: Deadline,
  columns: readonly Column[] = [],
): ParsedPage {
  const { text, url, mediaType, statements } = page;
  const data = () => new GraphPage(statements?.quads ?? [], url, deadline);
  if (format === 'html') {
    if (!isHtmlType(mediaType)) throw new WrongFormat(`is ${mediaType}, not an HTML page`);
    return new HtmlPage(text, url, deadline, statements === undefined ? null : data().root);
  }
  if (format === 'rdf') {
    const [problem] = statements?.problems ?? [];
    if (problem !== undefined && statements?.quads.length === 0) throw new WrongFormat(problem);
    return data();
  }
  // An error page is told as such, whatever the parser would say of it.
  if (isHtmlType(mediaType) && /^\s*</.test(text)) throw new WrongFormat('is an HTML page');
  try {
    if (format === 'json') return new JsonPage(text, url, deadline);
    return new TablePage(text, url, deadline, columns);
  } catch (error) {
    if (error instanceof SyntaxError) throw new WrongFormat(`is not JSON: ${error.message}`);
    if (error instanceof NoTable) throw new WrongFormat(`is not a table: ${error.message}`);
    throw error;
  }
}

/** Parses a linked page as what it was given as; null when it is nothing that rules can look in. */
export function parseAnyPage(page: Page, deadline: Deadline): ParsedPage | null {
  const { mediaType, statements } = page;
  const isGraph = statements !== undefined && isLinkedData(mediaType) && statements.quads.length > 0;
  const isJson = /[/+]json$/.test(mediaType) && !isGraph;
  try {
    return parsePage(page, isGraph ? 'rdf' : isJson ? 'json' : 'html', deadline);
  } catch (error) {
    if (error instanceof WrongFormat) return null;
    throw error;
  }
}
