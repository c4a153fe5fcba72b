/** Reads the lines of a page that say `label: value`, broken as a browser breaks them. */

import { type AnyNode, type Element, isTag, isText, Text } from 'domhandler';
import type { Deadline } from '../deadline.js';
import type { SearchScope } from './css.js';
import { type LabelIndex, longestLabel } from './label-index.js';
import { isBlock, isHidden, visibleText } from './visible-text.js';

interface LineReading {
  readonly index: LabelIndex;
  /** Elements that are labels by their place, with values of their own: their lines are read no second time. */
  readonly labels: ReadonlySet<AnyNode>;
  readonly deadline: Deadline;
}

const labelTags = new Set(['b', 'strong', 'label', 'em']);
const lists = new Set(['ul', 'ol']);

/** Adds each line `label: value` and `<b>label</b> value` below a node to the index. */
export function readLines(scope: SearchScope, reading: LineReading): void {
  const breaking = breakingElements(scope, reading.deadline);
  const containers: SearchScope[] = [scope];
  for (let container = containers.pop(); container !== undefined; container = containers.pop()) {
    let line: AnyNode[] = [];
    for (const child of container.children) {
      if (isText(child)) line.push(child);
      if (!isTag(child) || isHidden(child)) continue;
      if (!breaking.has(child)) {
        line.push(child);
        continue;
      }
      readLine(line, lists.has(child.name) ? child : null, reading);
      line = [];
      if (!reading.labels.has(child)) containers.push(child);
    }
    readLine(line, listAfter(container), reading);
  }
}

// `<p>Porteur : <ul>…`: a browser ends the paragraph before the list.
function listAfter(container: SearchScope): Element | null {
  let next = 'next' in container ? (container as Element).next : null;
  while (next !== null && isText(next) && next.data.trim() === '') next = next.next;
  return next !== null && isTag(next) && lists.has(next.name) ? next : null;
}

// The elements that end a line: blocks, line breaks, and whatever holds one of them.
function breakingElements(scope: SearchScope, deadline: Deadline): Set<AnyNode> {
  const breaking = new Set<AnyNode>();
  const stack: AnyNode[] = [...scope.children];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (!isTag(node)) continue;
    deadline.step();
    if (node.name === 'br' || isBlock(node.name)) {
      for (let at: AnyNode | null = node; at !== null && !breaking.has(at); at = at.parent) breaking.add(at);
    }
    for (const child of node.children) stack.push(child);
  }
  return breaking;
}

/** `list` is the list that the line stands before, if it does: the value of a label that has nothing else. */
function readLine(line: readonly AnyNode[], list: Element | null, reading: LineReading): void {
  const fields = fieldsOf(line);
  for (const [n, field] of fields.entries()) readField(field, n === fields.length - 1 ? list : null, reading);
}

// A line may hold several fields: `<b>Commune :</b> Lyon <b>Département :</b> Rhône`.
function fieldsOf(line: readonly AnyNode[]): AnyNode[][] {
  const fields: AnyNode[][] = [[]];
  for (const node of line) {
    const isLabel =
      isTag(node) && labelTags.has(node.name) && /:\s*$/.test(visibleText(node, longestLabel + 1));
    if (isLabel) fields.push([]);
    fields.at(-1)?.push(node);
  }
  return fields;
}

function isNotBlank(node: AnyNode): boolean {
  return !isText(node) || /\S/.test(node.data);
}

function readField(
  field: readonly AnyNode[],
  list: Element | null,
  { index, labels }: Pick<LineReading, 'index' | 'labels'>,
): void {
  const start = field.findIndex(isNotBlank);
  const first = field[start];
  if (first === undefined) return;
  // The label and the element beside it are read by their place.
  const second = field.slice(start + 1).find(isNotBlank);
  if (labels.has(first) && second !== undefined && isTag(second)) return;
  const head = visibleText({ children: field.slice(start, start + 8) }, longestLabel + 1);
  const colon = head.slice(0, longestLabel + 1).search(/:(?!\/\/)/);
  if (colon > 0) {
    const rest = afterColon(field.slice(start));
    const isEmpty = visibleText({ children: rest }, 200).trim() === '';
    index.add(head.slice(0, colon), [isEmpty && list !== null ? list : { children: rest }]);
  } else if (colon < 0 && isTag(first) && labelTags.has(first.name)) {
    index.add(visibleText(first, longestLabel + 1), [{ children: field.slice(start + 1) }]);
  }
}

/** A colon lies no deeper than this in inline elements; below, what follows it is text only. */
const mostNested = 8;

// What follows the first colon of a line, its links too; a text that the colon cuts is replaced by its rest.
function afterColon(line: readonly AnyNode[], depth = 0): AnyNode[] {
  for (const [n, node] of line.entries()) {
    if (isTag(node) && isHidden(node)) continue;
    const text = visibleText(node);
    const colon = text.search(/:(?!\/\/)/);
    if (colon < 0) continue;
    const after = line.slice(n + 1);
    if (isTag(node) && depth < mostNested) return [...afterColon(node.children, depth + 1), ...after];
    const rest = new Text(text.slice(colon + 1));
    rest.parent = node.parent;
    return [rest, ...after];
  }
  return [];
}
