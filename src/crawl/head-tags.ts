/** Reads tags of the head of an HTML page without parsing it: what webmasters write for machines. */

/** The head of a page is within so many characters. */
const headLength = 200_000;

/** The tags of one name, as written. No such tag holds another: a page of unclosed ones is read in one go. */
export function headTags(text: string, name: 'meta' | 'link'): string[] {
  const head = text.slice(0, headLength);
  const tags = name === 'meta' ? /<meta\s[^<>]*>/giu : /<link\s[^<>]*>/giu;
  return [...withoutText(head).matchAll(tags)].map(([tag]) => tag);
}

/** The value of an attribute, empty where there is none; character references stay as they are. */
export function attributeOf(tag: string, name: string): string {
  const [, double, single, bare] =
    new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'iu').exec(tag) ?? [];
  return (double ?? single ?? bare ?? '').trim();
}

// What stands there is no tag. What is never closed goes on to the end.
function withoutText(head: string): string {
  const openings = /<!--|<(script|style|textarea|template)\b/gi;
  let kept = '';
  let at = 0;
  for (let found = openings.exec(head); found !== null; found = openings.exec(head)) {
    const [, element] = found;
    kept += head.slice(at, found.index);
    const closings = element === undefined ? /-->/g : new RegExp(`</${element}`, 'gi');
    closings.lastIndex = openings.lastIndex;
    if (closings.exec(head) === null) return kept;
    at = closings.lastIndex;
    openings.lastIndex = at;
  }
  return kept + head.slice(at);
}
