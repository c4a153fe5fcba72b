/** Whether a page asks not to be listed: what a webmaster writes for search engines holds for the bank. */

/** The name by which a page may speak to this software alone. */
export const robotName = 'banque-innovation-sociale';

/** The head of a page is within so many characters. */
const headLength = 200_000;
// No such tag holds another: a page of unclosed ones is read in one go.
const metaTags = /<meta\s[^<>]*>/giu;

/**
 * Whether an HTML page has `noindex` or `none` in a `<meta name="robots">` of its own or in `X-Robots-Tag`, for all or for
 * this software by name. Other formats are not asked: interfaces such as WordPress's say `noindex` of all they answer.
 */
export function optsOut(text: string, header: string | undefined): boolean {
  const head = withoutText(text.slice(0, headLength).toLowerCase());
  const metas = [...head.matchAll(metaTags)].filter(([tag]) => isOurs(attribute(tag, 'name')));
  return metas.some(([tag]) => refuses(attribute(tag, 'content'))) || headerRefuses(header ?? '');
}

const openings = /<!--|<(script|style|textarea|template)\b/g;

// What stands there is no tag. What is never closed goes on to the end.
function withoutText(head: string): string {
  let kept = '';
  for (let at = 0; ; ) {
    openings.lastIndex = at;
    const found = openings.exec(head);
    if (found === null) return kept + head.slice(at);
    const [opening, element] = found;
    kept += head.slice(at, found.index);
    const closing = element === undefined ? '-->' : `</${element}`;
    const end = head.indexOf(closing, found.index + opening.length);
    if (end === -1) return kept;
    at = end + closing.length;
  }
}

function isOurs(name: string): boolean {
  return name === 'robots' || name === robotName;
}

function refuses(directives: string): boolean {
  return directives.split(',').some((directive) => /^(?:noindex|none)$/.test(directive.trim()));
}

function attribute(tag: string, name: string): string {
  const [, double, single, bare] =
    new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'iu').exec(tag) ?? [];
  return (double ?? single ?? bare ?? '').trim().toLowerCase();
}

// "noindex, nofollow", "otherbot: noindex", and several of them joined by commas.
function headerRefuses(header: string): boolean {
  let isForUs = true;
  return header
    .toLowerCase()
    .split(',')
    .some((part) => {
      const [, name, directive = ''] = /^\s*(?:([\w-]+)\s*:(?!\/))?\s*(.*)$/su.exec(part) ?? [];
      // A date may follow "unavailable_after:", which names no robot.
      if (name !== undefined && name !== 'unavailable_after') isForUs = isOurs(name);
      return isForUs && refuses(directive);
    });
}
