/** Drawings of Observable Plot made fit for pages and files: named, without style of their own, as XML. */

import type { PlotOptions } from '@observablehq/plot';
import { escapeXml } from '../../rdf/escape-xml.js';
import { xmlNamespaces } from '../../rdf/vocabulary.js';
import { tokens } from '../style/tokens.js';

export interface Drawing {
  /** What the drawing is called; the ids within it begin with it. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
}

/** The library, and a document that it draws into. It is loaded when the first chart is drawn: most processes draw none. */
export type Plotter = typeof import('@observablehq/plot') & { readonly document: Document };

/** Loads the library; from the second time on it is there. */
export async function loadPlotter(): Promise<Plotter> {
  const [plot, { parseHTML }] = await Promise.all([import('@observablehq/plot'), import('linkedom')]);
  return { ...plot, document: parseHTML('<!doctype html><html><body></body></html>').document };
}

/** A colour of the design in the light: what the style sheet does not reach, such as a file, is shown in it. */
export function lightColour(token: string): string {
  const colour = new RegExp(`--${token}: light-dark\\((#[0-9a-f]{6}),`).exec(tokens)?.[1];
  if (colour === undefined) throw new Error(`There is no colour named "${token}"`);
  return colour;
}

/** The drawing as the text of an `svg` element. `isFile`: with what a file of its own needs, and without links. */
export function draw(
  plotter: Plotter,
  options: PlotOptions,
  { id, title, description, isFile }: Drawing & { readonly isFile: boolean },
): string {
  const { document } = plotter;
  const svg = plotter.plot({ ...options, document });
  for (const style of svg.querySelectorAll('style')) style.remove();
  // The library names its groups in English; what they show is in the links and in the table.
  for (const group of svg.querySelectorAll('[aria-label]')) group.removeAttribute('aria-label');
  for (const text of svg.querySelectorAll('text')) text.setAttribute('aria-hidden', 'true');
  for (const link of svg.querySelectorAll('a')) {
    // The table has the same links for the keyboard.
    link.setAttribute('tabindex', '-1');
    link.setAttribute('aria-label', link.textContent ?? '');
    if (isFile) link.replaceWith(...link.childNodes);
  }
  svg.prepend(
    elementOf(document, 'title', { id: `${id}-title` }, title),
    elementOf(document, 'desc', { id: `${id}-desc` }, description),
  );
  if (isFile) {
    svg.setAttribute('xmlns', xmlNamespaces.svg);
    const paper = elementOf(document, 'rect', { width: '100%', height: '100%', fill: lightColour('paper') });
    svg.querySelector('desc')?.after(paper);
  }
  svg.setAttribute('font-size', '13');
  svg.setAttribute('role', isFile ? 'img' : 'group');
  svg.setAttribute('aria-labelledby', `${id}-title`);
  svg.setAttribute('aria-describedby', `${id}-desc`);
  return toXml(svg);
}

function elementOf(
  document: Document,
  name: string,
  attributes: Readonly<Record<string, string>>,
  text = '',
): Element {
  const element = document.createElementNS(xmlNamespaces.svg, name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  element.textContent = text;
  return element;
}

// The document's own serialization is that of HTML, which lets stand in attributes what XML does not.
function toXml(node: Node): string {
  if (node.nodeType === 3) return escapeXml(node.textContent ?? '');
  if (node.nodeType !== 1) return '';
  const { localName, attributes, childNodes } = node as Element;
  const said = [...attributes].map(({ name, value }) => ` ${name}="${escapeXml(value)}"`).join('');
  return `<${localName}${said}>${[...childNodes].map(toXml).join('')}</${localName}>`;
}
