/** Makes what an element shows of an answer. What partners wrote only ever becomes text. */

import type { WidgetAnswer, WidgetItem, WidgetLink } from '../model/widget-answer.js';

type Child = Node | string | null;

/** An element that pages may style by the name of its part. */
function partOf<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  part: string,
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  element.part.add(part);
  element.className = part;
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** Text of somebody else: it may be of another language and direction. */
function isolated(text: string, language = ''): HTMLElement {
  const element = document.createElement('bdi');
  if (/^[a-z]{2,8}(-[a-z0-9]{1,8})*$/i.test(language)) element.lang = language;
  element.textContent = text;
  return element;
}

function linkOf({ text, href }: WidgetLink, part: string, language = ''): HTMLElement {
  if (href === null || !/^https?:/i.test(href)) return partOf('span', part, isolated(text, language));
  const link = partOf('a', part, isolated(text, language));
  link.href = href;
  return link;
}

function between(parts: readonly Child[]): Child[] {
  return parts.flatMap((part, n) => (n === 0 ? [part] : [' · ', part]));
}

function itemOf(item: WidgetItem, words: WidgetAnswer['words']): HTMLElement {
  const { title, href, language, badge, source, details, text } = item;
  const told = source === null ? [] : [wrap(`${words.toldBy} `, linkOf(source, 'source'))];
  const badged = badge === null ? null : partOf('span', 'badge', badge);
  const line = between([...told, ...details.map((detail) => isolated(detail))]);
  const shown = text === null ? null : partOf('p', 'text', isolated(text, language));
  return partOf(
    'li',
    'item',
    linkOf({ text: title, href }, 'title', language),
    partOf('p', 'told', badged, ...line),
    shown,
  );
}

function wrap(...children: readonly Child[]): HTMLElement {
  return partOf('span', 'by', ...children);
}

function footOf({ kind, total, heading, more, sources, bank, words }: WidgetAnswer): HTMLElement {
  const isList = kind === 'initiatives' || kind === 'calls';
  const text = isList && total > 0 ? `${more.text} (${heading})` : more.text;
  const told = sources.map((source) =>
    wrap(linkOf(source, 'source'), ' (', linkOf(source.licence, 'licence'), ')'),
  );
  const origin = partOf('p', 'origin', ...between([...told, linkOf(bank, 'bank')]));
  if (told.length > 0) origin.prepend(`${words.sources} `);
  return partOf('div', 'foot', partOf('p', 'more', linkOf({ ...more, text }, 'more')), origin);
}

/** A list of records, or one. `layout` is `cards` or a list. */
export function showRecords(answer: WidgetAnswer, layout: string | null): HTMLElement {
  const { items, words, language } = answer;
  const list = partOf('ul', 'items', ...items.map((item) => itemOf(item, words)));
  // Without marks a list would be none to some screen readers.
  list.setAttribute('role', 'list');
  if (layout === 'cards') list.classList.add('cards');
  const content = items.length === 0 ? partOf('p', 'none', words.none) : list;
  const widget = partOf('div', 'widget', content, footOf(answer));
  widget.lang = language;
  return widget;
}

/** How many there are, in the middle of a sentence. */
export function showCount({ heading, more, bank, language }: WidgetAnswer): HTMLElement {
  const count = linkOf({ text: heading, href: more.href }, 'count');
  const widget = partOf('span', 'widget', count, ' (', linkOf(bank, 'bank'), ')');
  widget.lang = language;
  return widget;
}

/** The frame of a map. It shows when the page in it has said that it stands. */
export function makeFrame({ frame, heading, bank, language }: WidgetAnswer): HTMLIFrameElement {
  const element = partOf('iframe', 'frame');
  element.classList.add('waiting');
  element.lang = language;
  element.title = `${heading} · ${bank.text}`;
  element.src = frame;
  return element;
}

/** The answer in the words of schema.org, as a data block of the page. */
export function makeSchema(schema: object): HTMLScriptElement {
  const script = document.createElement('script');
  script.type = 'application/ld+json';
  // As a child: the property of the text is closed where pages require trusted types.
  script.append(JSON.stringify(schema).replaceAll('<', '\\u003c'));
  return script;
}
