/** The text of a page as a reader sees it: breaks between blocks, and nothing that the page hides. */

import { type AnyNode, isTag, isText, type ParentNode } from 'domhandler';

const hidden = new Set(['script', 'style', 'template', 'noscript', 'head', 'svg', 'iframe']);
const blocks = new Set(
  'address article aside blockquote dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);
const paragraphs = new Set('p h1 h2 h3 h4 h5 h6 blockquote pre table ul ol dl'.split(' '));

/** How strong the break is that stands between two texts, and how each is written. */
const [noBreak, blockBreak, paragraphBreak] = [0, 1, 2] as const;
const breaks = ['', '\n', '\n\n'] as const;
type Break = 0 | 1 | 2;

// Single spaces, which are nearly all of a text's, are left as they are, and most texts have no others: looking is faster
// than writing, and looking for what is named one by one faster than for what is no letter.
const spaces = /[^\S ]\s*| \s+/g;
const moreThanSingle = /[\t-\r\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF]| {2}/;

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

function breakOf(name: string): Break {
  if (!blocks.has(name)) return noBreak;
  return paragraphs.has(name) ? paragraphBreak : blockBreak;
}

/** Texts and breaks in the order of a page; the space beside a break belongs to it, and neighbouring breaks are one. */
class BrokenText {
  readonly #parts: string[] = [];
  #break: Break = noBreak;

  add(text: string): void {
    if (this.#break === noBreak) {
      this.#parts.push(text);
      return;
    }
    const rest = text.trimStart();
    if (rest === '') return;
    this.#parts.push(breaks[this.#break], rest);
    this.#break = noBreak;
  }

  break(strength: Break): void {
    if (strength === noBreak) return;
    if (this.#break === noBreak) this.#trimEnd();
    if (strength > this.#break) this.#break = strength;
  }

  #trimEnd(): void {
    for (let last = this.#parts.pop(); last !== undefined; last = this.#parts.pop()) {
      const rest = last.trimEnd();
      if (rest === '') continue;
      this.#parts.push(rest);
      return;
    }
  }

  toString(): string {
    return this.#parts.join('') + breaks[this.#break];
  }
}

/**
 * As innerText does: neighbouring breaks are one, the strongest of them. Stops after `limit` characters.
 */
export function visibleText(root: TextSource, limit = Number.POSITIVE_INFINITY): string {
  const text = new BrokenText();
  // Iterative, and without spreads: a hostile page nests deeper, and is wider, than the call stack goes.
  const stack: (TextSource | Break)[] = [root];
  let length = 0;
  for (let node = stack.pop(); node !== undefined && length < limit; node = stack.pop()) {
    if (typeof node === 'number') text.break(node);
    else if ('type' in node && isText(node)) {
      text.add(moreThanSingle.test(node.data) ? node.data.replace(spaces, ' ') : node.data);
      length += node.data.length;
    } else if ('name' in node && node.name === 'br') text.add('\n');
    else if ('children' in node && !isHidden(node)) {
      const strength = 'name' in node ? breakOf(node.name) : noBreak;
      if (strength !== noBreak) stack.push(strength);
      const { children } = node as ParentNode;
      for (let n = children.length - 1; n >= 0; n--) stack.push(children[n] as AnyNode);
      text.break(strength);
    }
  }
  return text.toString();
}
