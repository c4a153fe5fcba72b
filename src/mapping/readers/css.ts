/** CSS selectors, compiled once: the only file that names `css-select`. */

import { compile } from 'css-select';
import { type AnyNode, type Element, isTag } from 'domhandler';
import type { Deadline } from '../deadline.js';
import type { Selector } from './node.js';

type Matches = (element: Element) => boolean;

/** Where a selector looks: below a node, or below some neighbouring nodes and at themselves. */
export interface SearchScope {
  readonly children: readonly AnyNode[];
}

/** A compiled CSS selector. `.` is the node itself. */
export class CssSelector implements Selector {
  readonly format = 'html';
  readonly text: string;
  readonly #matches: Matches | null;

  /** Throws the error of the CSS library when the text is not a selector. */
  constructor(text: string) {
    this.text = text;
    const matches = text === '.' ? null : compileIn(text, undefined);
    // What css-select remembers of ancestors holds for one scope only.
    this.#matches = isRelative(text) ? null : matches;
  }

  get isSelf(): boolean {
    return this.text === '.';
  }

  /** Those of the elements below the scope that match, in their order. Stopped by the deadline. */
  filter(elements: readonly Element[], scope: SearchScope, deadline: Deadline): Element[] {
    const matches = this.#matches ?? compileIn(this.text, scope as Element);
    const found: Element[] = [];
    for (const element of elements) {
      deadline.step();
      if (matches(element)) found.push(element);
    }
    return found;
  }
}

/** The elements below a node, in the order of the page. Iterative: a hostile page nests deeper than the call stack goes. */
export function elementsBelow({ children }: SearchScope, deadline: Deadline): Element[] {
  const found: Element[] = [];
  const stack: AnyNode[] = [];
  pushAll(children, stack);
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (!isTag(node)) continue;
    deadline.step();
    found.push(node);
    pushAll(node.children, stack);
  }
  return found;
}

function pushAll(nodes: readonly AnyNode[], stack: AnyNode[]): void {
  for (let n = nodes.length - 1; n >= 0; n--) stack.push(nodes[n] as AnyNode);
}

// `> li` and `:scope > li` mean something else below each node.
function isRelative(text: string): boolean {
  return /(^|,)\s*[>+~]|:scope/.test(text);
}

function compileIn(text: string, scope: Element | undefined): Matches {
  return compile<AnyNode, Element>(text, { cacheResults: false }, scope === undefined ? undefined : [scope]);
}

/** A CSS selector, or why the text is none. */
export function parseCss(text: string): CssSelector | { readonly problem: string } {
  if (/[>+~]\s*$/.test(text)) return { problem: 'it ends before it says what is looked for.' };
  try {
    return new CssSelector(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { problem: message.replace(/ found $/, ' found its end') };
  }
}
