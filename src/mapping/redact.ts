/** Takes what is private out of pages, before anything of them is kept, mapped or told. */

import { Deadline } from './deadline.js';
import type { Mapping, PageKind } from './mapping.js';
import { withoutElements } from './readers/html.js';
import { withoutValues } from './readers/json.js';
import type { PageFormat } from './readers/node.js';
import { isHtmlType } from './readers/parse-page.js';
import { withoutColumns } from './readers/table.js';

/** A body as text, with what it was given as. */
export interface PlainBody {
  readonly url: string;
  readonly mediaType: string;
  readonly text: string;
}

/** Takes what is private out of a body. Null: it cannot be told what is, so nothing of it may be kept. */
export type Redact = (body: PlainBody) => string | null;

/** The longest that it may take for a page, in milliseconds. */
const timeLimit = 10_000;

/** Makes one for a source; null where nothing is private. */
export function createRedactor(
  { pageKinds }: Pick<Mapping, 'pageKinds'>,
  clock: () => number,
): Redact | null {
  if (pageKinds.every((kind) => kind.private.length === 0)) return null;
  return (body) => {
    const url = URL.parse(body.url);
    const ofAddress = pageKinds.filter(
      ({ urls }) => url !== null && urls.some((pattern) => pattern.matches(url)),
    );
    // A page of no kind may show the same as the others.
    const kinds = ofAddress.length > 0 ? ofAddress : pageKinds;
    try {
      return redactAs(kinds, body, new Deadline(clock, timeLimit));
    } catch {
      return null;
    }
  };
}

function redactAs(
  kinds: readonly PageKind[],
  { text, url, mediaType }: PlainBody,
  deadline: Deadline,
): string | null {
  const selectors = (format: PageFormat) =>
    kinds.flatMap((kind) => kind.private.filter((selector) => selector.format === format));
  if (isHtmlType(mediaType)) return withoutElements(text, selectors('html'), url, deadline);
  const json = selectors('json');
  if (json.length > 0 || /[/+]json$/.test(mediaType)) return withoutValues(text, json);
  const columns = selectors('csv');
  const known = kinds.flatMap((kind) => kind.columns);
  return columns.length > 0 ? withoutColumns(text, columns, known) : null;
}
