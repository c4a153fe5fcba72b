/** The text of a page as a reader sees it: breaks between blocks, and nothing that the page hides. */

import { type AnyNode, isTag, isText, type ParentNode } from 'domhandler';

const hidden = new Set(['script', 'style', 'template', 'noscript', 'head', 'svg', 'iframe']);
const blocks = new Set(
  'address article aside blockquote dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);
const paragraphs = new Set('p h1 h2 h3 h4 h5 h6 blockquote pre table ul ol dl'.split(' '));

// Marks of breaks, from the Unicode separators that pages do not use: one of a block, one of a paragraph.
const blockBreak = '\u2028';
const paragraphBreak = '\u2029';

/** What has text: a node of a page, or some neighbouring nodes of one, taken together. */
export type TextSource = AnyNode | { readonly children: readonly AnyNode[] };

/** Whether an element makes a block of its own, whatever a style sheet says. */
export function isBlock(name: string): boolean {
  return blocks.has(name);
}

/** Whether a browser shows nothing of the node, as far as its own attributes say. */
export function isHidden(node: TextSource): boolean {
  if (!('type' in node) || !isTag(node)) return false;
  const { hidden: attribute, style } = node.attribs;
  if (hidden.has(node.name) || attribute !== undefined) return true;
  return style !== undefined && /(?:^|;)\s*display\s*:\s*none/i.test(style);
}

function breakOf(name: string): string {
  if (!blocks.has(name)) return '';
  return paragraphs.has(name) ? paragraphBreak : blockBreak;
}

/**
 * As innerText does: neighbouring breaks are one, the strongest of them. (`\s` takes in both marks.) Stops after
 * `limit` characters.
 */
export function visibleText(root: TextSource, limit = Number.POSITIVE_INFINITY): string {
  return textParts(root, limit)
    .join('')
    .replace(/\s+/g, (space) => {
      if (space.includes(paragraphBreak)) return '\n\n';
      return space.includes(blockBreak) ? '\n' : space;
    });
}

// Iterative, and without spreads: a hostile page nests deeper, and is wider, than the call stack goes.
function textParts(root: TextSource, limit: number): string[] {
  const parts: string[] = [];
  const stack: (TextSource | string)[] = [root];
  let length = 0;
  for (let node = stack.pop(); node !== undefined && length < limit; node = stack.pop()) {
    if (typeof node === 'string') parts.push(node);
    else if ('type' in node && isText(node)) {
      parts.push(node.data.replace(/\s+/g, ' '));
      length += node.data.length;
    } else if ('name' in node && node.name === 'br') parts.push('\n');
    else if ('children' in node && !isHidden(node)) {
      const mark = 'name' in node ? breakOf(node.name) : '';
      stack.push(mark);
      const { children } = node as ParentNode;
      for (let n = children.length - 1; n >= 0; n--) stack.push(children[n] as AnyNode);
      stack.push(mark);
    }
  }
  return parts;
}
