/** Finds the values of labels: in definition lists, table cells, fields, `label: value` lines and under headings. */

import { type AnyNode, type Element, isTag } from 'domhandler';
import type { Deadline } from '../deadline.js';
import type { SearchScope } from './css.js';
import { LabelIndex, type LabelledNode, longestLabel } from './label-index.js';
import { readLines } from './label-lines.js';
import { isHidden, visibleText } from './visible-text.js';

/** Reads the labels below a node. A field that is there and empty has an empty value, never its neighbour's. */
export function readLabels(scope: SearchScope, deadline: Deadline): LabelIndex {
  const index = new LabelIndex();
  const labels = new Set<AnyNode>();
  const stack: AnyNode[] = [...scope.children].reverse();
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (!isTag(node) || isHidden(node)) continue;
    deadline.step();
    const values = valuesBeside(node);
    if (values !== null) {
      const label = visibleText(node, longestLabel + 1);
      index.add(label, values);
      // `<td>Commune : Lyon</td>` says all of it in its own line.
      if (!label.trim().slice(0, -1).includes(':')) labels.add(node);
    }
    for (let n = node.children.length - 1; n >= 0; n--) stack.push(node.children[n] as AnyNode);
  }
  readLines(scope, { index, labels, deadline });
  return index;
}

const fieldLabel = /(^|[\s_-])(label|libelle|intitule)($|\s)/i;

// The values beside an element that is a label by its place; null when it is none.
function valuesBeside(element: Element): readonly LabelledNode[] | null {
  const { name } = element;
  if (name === 'dt') return definitions(element);
  if (name === 'td' || name === 'th') return cellBeside(element);
  if (/^h[1-6]$/.test(name)) return [{ children: underHeading(element) }];
  if (!fieldLabel.test(element.attribs.class ?? '')) return null;
  const next = nextElement(element);
  if (next === null) return null;
  return fieldLabel.test(next.attribs.class ?? '') ? [] : itemsOf(next);
}

// HTML, 4.4.9: the `dd` that follow. A `dt` that another `dt` follows at once is an empty field.
function definitions(term: Element): LabelledNode[] {
  const found: LabelledNode[] = [];
  for (let next = nextElement(term); next !== null && next.name === 'dd'; next = nextElement(next))
    found.push(next);
  return found;
}

// A heading cell, a cell that ends in a colon, or the first of two; its value is the next cell.
function cellBeside(cell: Element): LabelledNode[] | null {
  const next = nextElement(cell);
  if (next === null || next.name !== 'td') return null;
  const text = visibleText(cell, longestLabel + 1);
  if (text.length > longestLabel) return null;
  const isFirstOfTwo = previousElement(cell) === null && nextElement(next) === null;
  return cell.name === 'th' || isFirstOfTwo || /:\s*$/.test(text) ? [next] : null;
}

// Up to the next heading of the same rank or a higher one, among the heading's neighbours.
function underHeading(heading: Element): AnyNode[] {
  const found: AnyNode[] = [];
  for (let next = heading.next; next !== null; next = next.next) {
    if (isTag(next) && /^h[1-6]$/.test(next.name) && next.name <= heading.name) break;
    found.push(next);
  }
  return found;
}

// Drupal writes each value of a field as an item of its own.
function itemsOf(field: Element): LabelledNode[] {
  const items = field.children.filter(
    (child): child is Element =>
      isTag(child) && /(^|\s)field(-|__)item(\s|$)/.test(child.attribs.class ?? ''),
  );
  return items.length > 0 ? items : [field];
}

function nextElement(element: AnyNode): Element | null {
  let next = element.next;
  while (next !== null && !isTag(next)) next = next.next;
  return next;
}

function previousElement(element: AnyNode): Element | null {
  let previous = element.prev;
  while (previous !== null && !isTag(previous)) previous = previous.prev;
  return previous;
}
