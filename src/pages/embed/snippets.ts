/** The lines that other sites put into their pages. */

import type { WidgetKind } from '../../model/widget-answer.js';
import { escapeXml } from '../../rdf/escape-xml.js';
import { type Language, localPath } from '../language.js';
import { searchPath } from '../search-state.js';
import { type EmbedRequest, embedParameters, embedPath } from './embed-request.js';
import { recordAt } from './public-address.js';

/** The element of each kind. */
export const tagsOfKinds: Readonly<Record<WidgetKind, string>> = {
  initiatives: 'bis-initiatives',
  initiative: 'bis-initiative',
  map: 'bis-map',
  count: 'bis-count',
  calls: 'bis-calls',
};

/** Pixels of a frame that has room for what it shows. */
export function heightOfFrame({ kind, limit, layout }: EmbedRequest): number {
  if (kind === 'map') return 680;
  if (kind === 'initiative') return 300;
  if (kind === 'count') return 150;
  return Math.min(900, 170 + limit * (layout === 'cards' ? 110 : 130));
}

/** An attribute with its value; several values of one parameter stand in one attribute. */
export type Attribute = readonly [name: string, value: string];

/** The attributes of the element that shows what is asked for. */
export function attributesOf(request: EmbedRequest): Attribute[] {
  const byName = new Map<string, string>();
  // Only what stands in a frame has colours of its own.
  const scheme = request.kind === 'map' ? request.scheme : 'auto';
  for (const [name, value] of embedParameters({ ...request, scheme })) {
    const attribute =
      name === 'schema' ? 'json-ld' : name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    const before = byName.get(attribute);
    byName.set(attribute, name === 'schema' ? '' : before === undefined ? value : `${before} ${value}`);
  }
  return [...byName];
}

export interface PageAddress {
  readonly language: Language;
  /** Address of the site for others, with a slash at the end. */
  readonly address: string;
  /** The base of the IRIs. */
  readonly base: string;
}

/** The page of the bank that shows the same: the link inside the element leads there. */
export function pageOfRequest(request: EmbedRequest, { language, address, base }: PageAddress): string {
  const record = recordAt(request.iri, [base, address]);
  const path =
    request.kind === 'initiative' ? `/doc/${record ?? ''}` : searchPath({ ...request.state, page: 1 });
  return new URL(localPath(language, path), address).href;
}

const written = (attributes: readonly Attribute[]) =>
  attributes.map(([name, value]) => (value === '' ? ` ${name}` : ` ${name}="${escapeXml(value)}"`)).join('');

/** The line that loads the script. */
export function scriptLine(src: string, integrity: string | null): string {
  const fixed: Attribute[] =
    integrity === null
      ? []
      : [
          ['integrity', integrity],
          ['crossorigin', 'anonymous'],
        ];
  return `<script${written([['type', 'module'], ['src', src], ...fixed])}></script>`;
}

/** The element with the link inside, which stays where anything fails. */
export function elementLine(
  request: EmbedRequest,
  link: { readonly text: string; readonly href: string },
  more: readonly Attribute[] = [],
): string {
  const tag = tagsOfKinds[request.kind];
  const inside = `<a href="${escapeXml(link.href)}">${escapeXml(link.text)}</a>`;
  return `<${tag}${written([...attributesOf(request), ...more])}>\n  ${inside}\n</${tag}>`;
}

export interface FrameOptions {
  readonly language: Language;
  /** Address of the site for others, with a slash at the end. */
  readonly address: string;
  readonly title: string;
  readonly width: string;
  readonly height: number;
}

/** The frame. */
export function frameLine(request: EmbedRequest, options: FrameOptions): string {
  const { language, address, title, width, height } = options;
  const src = new URL(embedPath({ ...request, wantsSchema: false }, language), address).href;
  const attributes: Attribute[] = [
    ['src', src],
    ['title', title],
    ['width', width],
    ['height', String(height)],
    ['frameborder', '0'],
    ['loading', 'lazy'],
  ];
  return `<iframe${written(attributes)}></iframe>`;
}
