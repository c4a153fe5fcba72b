/** HTML pages as trees to select from: the browser's tree (parse5), and the only file that names `cheerio`. */

import { type Cheerio, type CheerioAPI, load } from 'cheerio';
import type { Selection } from '../mapping.js';

type Node = ReturnType<Cheerio<never>['get']>[number];
type Nodes = ReturnType<CheerioAPI>;

/** A node of a page. */
export interface PageNode {
  /** The nodes below it that the selector finds, in document order; `.` is the node itself. */
  select(selector: string): readonly PageNode[];
  /** Its attribute, or its visible text. Undefined when the attribute is not there. */
  take(attribute: Selection['attribute']): string | undefined;
}

const hidden = new Set(['script', 'style', 'template', 'noscript', 'head', 'svg', 'iframe']);
const blocks = new Set(
  'address article aside blockquote dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table td th tr ul'.split(
    ' ',
  ),
);

interface DomNode {
  readonly type: string;
  readonly name?: string;
  readonly data?: string;
  readonly children?: readonly DomNode[];
}

// Marks of breaks, from the Unicode separators that pages do not use: one of a block, one of a paragraph.
const blockBreak = '\u2028';
const paragraphBreak = '\u2029';
const paragraphs = new Set([
  'p',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'blockquote',
  'pre',
  'table',
  'ul',
  'ol',
  'dl',
]);

function breakOf(name: string | undefined): string {
  if (name === undefined || !blocks.has(name)) return '';
  return paragraphs.has(name) ? paragraphBreak : blockBreak;
}

// As innerText does: neighbouring breaks are one, the strongest of them. (`\s` takes in both marks.)
function visibleText(root: DomNode): string {
  return textParts(root)
    .join('')
    .replace(/\s+/g, (space) => {
      if (space.includes(paragraphBreak)) return '\n\n';
      return space.includes(blockBreak) ? '\n' : space;
    });
}

// Iterative, and without spreads: a hostile page nests deeper, and is wider, than the call stack goes.
function textParts(root: DomNode): string[] {
  const parts: string[] = [];
  const stack: (DomNode | string)[] = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (typeof node === 'string') parts.push(node);
    else if (node.type === 'text') parts.push((node.data ?? '').replace(/\s+/g, ' '));
    else if (node.name === 'br') parts.push('\n');
    else if (node.name === undefined || !hidden.has(node.name)) {
      const mark = breakOf(node.name);
      stack.push(mark);
      for (const child of node.children?.toReversed() ?? []) stack.push(child);
      stack.push(mark);
    }
  }
  return parts;
}

class HtmlNode implements PageNode {
  readonly #page: CheerioAPI;
  readonly #nodes: Nodes;

  constructor(page: CheerioAPI, nodes: Nodes) {
    this.#page = page;
    this.#nodes = nodes;
  }

  select(selector: string): readonly PageNode[] {
    if (selector === '.') return [this];
    const found = this.#nodes.find(selector).toArray();
    return found.map((node) => new HtmlNode(this.#page, this.#page(node)));
  }

  take(attribute: string | null): string | undefined {
    if (attribute !== null) return this.#nodes.attr(attribute);
    const node = this.#nodes.get(0) as Node | undefined;
    return node === undefined ? undefined : visibleText(node as unknown as DomNode);
  }
}

/** A parsed page: its root node and the language it declares. */
export interface HtmlPage {
  readonly root: PageNode;
  readonly language: string | null;
  /** What relative addresses are relative to (HTML, 2.4.3: the page's URL or its `base`, which is http(s)). */
  readonly baseUrl: string;
}

/** Parses an HTML text; no input is malformed for a browser's parser. */
export function readHtml(text: string, url: string): HtmlPage {
  const page = load(text);
  const base = URL.parse(page('base[href]').attr('href') ?? '', url);
  return {
    root: new HtmlNode(page, page.root()),
    language: page('html').attr('lang')?.trim().toLowerCase() || null,
    baseUrl: base !== null && /^https?:$/.test(base.protocol) ? base.href : url,
  };
}

/** Why a selector does not compile, or null when it does. */
export function selectorProblem(selector: string): string | null {
  if (selector === '.') return null;
  try {
    load('').root().find(selector);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
