/** HTML pages as trees to select from: the browser's tree, as parse5 makes it. */

import { type AnyNode, type Document, type Element, isTag, isText } from 'domhandler';
import { serialize } from 'parse5';
import { adapter } from 'parse5-htmlparser2-tree-adapter';
import { type Deadline, DeadlinePassed } from '../deadline.js';
import { CssSelector, elementsBelow, type SearchScope } from './css.js';
import type { LabelIndex } from './label-index.js';
import { readLabels } from './labels.js';
import type { PageNode, ParsedPage, Selector } from './node.js';
import { parseHtml, parseHtmlFragment } from './text-runs.js';
import { type TextSource, visibleText } from './visible-text.js';

type TreeNode = AnyNode | SearchScope;

/** A node of a page, or some neighbouring nodes of one, taken together. */
export class HtmlNode implements PageNode {
  readonly page: HtmlPage;
  readonly #node: TreeNode;

  constructor(page: HtmlPage, node: TreeNode) {
    this.page = page;
    this.#node = node;
  }

  get baseUrl(): string {
    return this.page.baseUrl;
  }

  // Structured data is said of the page, wherever on it one looks from.
  select(selector: Selector): readonly PageNode[] {
    if (selector.isSelf) return [this];
    if (selector.format === 'rdf') return this.page.data?.select(selector) ?? [];
    if (!(selector instanceof CssSelector) || !('children' in this.#node)) return [];
    return this.page.select(selector, this.#node);
  }

  labelled(label: string): readonly PageNode[] {
    return this.page
      .labelsOf(this.#node)
      .find(label)
      .map((node) => new HtmlNode(this.page, node));
  }

  take(attribute: string | null): string | undefined {
    const text = this.#take(attribute);
    this.page.deadline.read(text?.length ?? 0);
    return text;
  }

  beginning(length: number): string {
    return visibleText(this.#node as TextSource, length).slice(0, length);
  }

  #take(attribute: string | null): string | undefined {
    const node = this.#node;
    if (attribute === null) return visibleText(node as TextSource);
    if (attribute === 'html') {
      return htmlToText('children' in node ? visibleText({ children: node.children as AnyNode[] }) : '');
    }
    return 'attribs' in node ? node.attribs[attribute.toLowerCase()] : undefined;
  }

  /** What the nearest element around it declares. */
  get language(): string | null {
    let node: TreeNode | null | undefined = 'type' in this.#node ? this.#node : this.#node.children[0];
    for (; node !== null && node !== undefined; node = (node as AnyNode).parent as AnyNode | null) {
      const language = 'attribs' in node ? (node.attribs.lang ?? '').trim() : '';
      if (language !== '') return language.toLowerCase();
    }
    return null;
  }

  get isHeading(): boolean {
    let node: AnyNode | null = 'type' in this.#node ? this.#node : null;
    for (; node !== null; node = node.parent) if (isTag(node) && /^h[1-6]$/.test(node.name)) return true;
    return false;
  }
}

/** The elements below a node, and what selectors found among them. */
interface Below {
  readonly node: SearchScope;
  readonly elements: readonly Element[];
  readonly found: Map<string, readonly HtmlNode[]>;
}

/** A parsed HTML page. */
export class HtmlPage implements ParsedPage {
  readonly root: HtmlNode;
  readonly url: string;
  /** What relative addresses are relative to (HTML, 2.4.3: the page's URL or its `base`, which is http(s)). */
  readonly baseUrl: string;
  readonly deadline: Deadline;
  /** What its structured data says; null where nobody has read it. */
  readonly data: PageNode | null;
  readonly #labels = new Map<TreeNode, LabelIndex>();
  readonly #document: Document;
  #all: Below | undefined;
  #last: Below | undefined;

  /** Parses a text; no input is malformed for a browser's parser. */
  constructor(text: string, url: string, deadline: Deadline, data: PageNode | null = null) {
    this.data = data;
    const document = parseHtml(text, stoppedBy(deadline));
    this.#document = document;
    this.url = url;
    this.deadline = deadline;
    this.root = new HtmlNode(this, document);
    const base = URL.parse(baseOf(document) ?? '', url);
    this.baseUrl = base !== null && /^https?:$/.test(base.protocol) ? base.href : url;
  }

  /** Its markup without the elements that the selectors find; the tree is the poorer for them. */
  without(selectors: readonly Selector[]): string {
    const all = this.#below(this.#document).elements;
    for (const selector of selectors) {
      if (!(selector instanceof CssSelector)) continue;
      for (const element of selector.filter(all, this.#document, this.deadline)) adapter.detachNode(element);
    }
    return serialize(this.#document, { treeAdapter: adapter });
  }

  /** What a selector finds below a node. Rules look in the same places: what was found is remembered as elements are. */
  select(selector: CssSelector, node: SearchScope): readonly HtmlNode[] {
    const { elements, found } = this.#below(node);
    const known = found.get(selector.text);
    if (known !== undefined) return known;
    const nodes = selector.filter(elements, node, this.deadline).map((one) => new HtmlNode(this, one));
    found.set(selector.text, nodes);
    return nodes;
  }

  // The elements of the whole page are kept, and of the node asked about last, not more.
  #below(node: SearchScope): Below {
    const isAll = node === this.#document;
    const known = isAll ? this.#all : this.#last;
    if (known?.node === node) return known;
    const below: Below = { node, elements: elementsBelow(node, this.deadline), found: new Map() };
    if (isAll) this.#all = below;
    else this.#last = below;
    return below;
  }

  /** The labels below a node, read once. */
  labelsOf(node: TreeNode): LabelIndex {
    const known = this.#labels.get(node) ?? readLabels(node as SearchScope, this.deadline);
    this.#labels.set(node, known);
    return known;
  }
}

// The parser looks through all open elements at each new one: elements nested a million deep would take it hours.
function stoppedBy(deadline: Pick<Deadline, 'step'>): typeof adapter {
  const createElement: typeof adapter.createElement = (...element) => {
    deadline.step();
    return adapter.createElement(...element);
  };
  return { ...adapter, createElement };
}

// A parser moves what belongs to the head into it; only the first `base` counts.
function baseOf(document: Document): string | undefined {
  const html = elementNamed(document, 'html');
  const head = html === undefined ? undefined : elementNamed(html, 'head');
  return head?.children.find(
    (node): node is Element => isTag(node) && node.attribs.href !== undefined && node.name === 'base',
  )?.attribs.href;
}

function elementNamed({ children }: SearchScope, name: string): Element | undefined {
  return children.find((node): node is Element => isTag(node) && node.name === name);
}

// Far more than the text of a field has.
const mostElements = 20_000;

/** Markup written as text, made visible text. Throws `DeadlinePassed` for markup that is no field's. */
export function htmlToText(markup: string): string {
  let elements = 0;
  const step = () => {
    if (++elements > mostElements) throw new DeadlinePassed();
  };
  return visibleText(parseHtmlFragment(markup, stoppedBy({ step })));
}

/** The contents of the scripts of a type: what a page carries for machines. */
export function scriptsOf(text: string, type: RegExp): string[] {
  if (!/<script/i.test(text)) return [];
  const found: string[] = [];
  const stack: AnyNode[] = [parseHtml(text, adapter)];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (isTag(node) && node.name === 'script' && type.test(node.attribs.type ?? '')) {
      found.push(node.children.map((child) => (isText(child) ? child.data : '')).join(''));
    } else if ('children' in node) {
      for (let n = node.children.length - 1; n >= 0; n--) stack.push(node.children[n] as AnyNode);
    }
  }
  return found;
}

/** The page written again without the elements that the selectors find. Throws `DeadlinePassed`. */
export function withoutElements(
  text: string,
  selectors: readonly Selector[],
  url: string,
  deadline: Deadline,
): string {
  if (selectors.length === 0) return text;
  return new HtmlPage(text, url, deadline).without(selectors);
}
