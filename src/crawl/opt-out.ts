/** Whether a page asks not to be listed: what a webmaster writes for search engines holds for the bank. */

import { attributeOf, headTags } from './head-tags.js';

/** The name by which a page may speak to this software alone. */
export const robotName = 'banque-innovation-sociale';

/** What was read elsewhere than at the page's own address, today. */
export interface OptOutContext {
  /** Whether the page is a copy that a web archive made, when this software was not known. */
  readonly isMemento?: boolean;
}

/**
 * Whether an HTML page has `noindex` or `none` in a `<meta name="robots">` of its own or in `X-Robots-Tag`, for all or for
 * this software by name. Other formats are not asked: interfaces such as WordPress's say `noindex` of all they answer. In an
 * archived copy only what names this software is heard: a word to the search engines of that day is no wish of today.
 */
export function optsOut(
  text: string,
  header: string | undefined,
  { isMemento = false }: OptOutContext = {},
): boolean {
  const names = isMemento ? [robotName] : ['robots', robotName];
  const metas = headTags(text, 'meta').filter((tag) => names.includes(attribute(tag, 'name')));
  return metas.some((tag) => refuses(attribute(tag, 'content'))) || headerRefuses(header ?? '', names);
}

function refuses(directives: string): boolean {
  return directives.split(',').some((directive) => /^(?:noindex|none)$/.test(directive.trim()));
}

const attribute = (tag: string, name: string) => attributeOf(tag, name).toLowerCase();

// "noindex, nofollow", "otherbot: noindex", and several of them joined by commas. What names no robot is for "robots".
function headerRefuses(header: string, names: readonly string[]): boolean {
  let isForUs = names.includes('robots');
  return partsOf(header.toLowerCase()).some(({ robot, directive }) => {
    if (robot !== null) isForUs = names.includes(robot);
    return isForUs && refuses(directive);
  });
}

function partsOf(header: string): { readonly robot: string | null; readonly directive: string }[] {
  return header.split(',').map((part) => {
    const [, name, directive = ''] = /^\s*(?:([\w-]+)\s*:(?!\/))?\s*(.*)$/su.exec(part) ?? [];
    // Values may follow these, which name no robot.
    const isDirective = name === undefined || /^(?:unavailable_after|max-[a-z-]+)$/i.test(name);
    return { robot: isDirective ? null : name, directive };
  });
}

/**
 * Several `X-Robots-Tag` headers as one: what is for all comes first, since what follows a robot's name is for that one alone.
 */
export function joinRobotsTags(headers: readonly string[]): string {
  const divided = headers.map((header) => {
    const named = partsOf(header).findIndex(({ robot }) => robot !== null);
    const parts = header.split(',');
    return named === -1 ? { all: parts, own: [] } : { all: parts.slice(0, named), own: parts.slice(named) };
  });
  return [...divided.flatMap(({ all }) => all), ...divided.flatMap(({ own }) => own)]
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(', ');
}
