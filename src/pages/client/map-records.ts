/** The popup that lists the records of a place. All that partners wrote is put in as text. */

import type { Map as LeafletMap } from 'leaflet';
import { leaflet } from './map-libraries.js';
import type { Place } from './map-marks.js';
import type { Texts } from './map-texts.js';

/** As the server answers. */
interface Answer {
  readonly total: number;
  readonly records: readonly {
    readonly title: string;
    readonly language: string;
    readonly href: string;
    readonly source: string;
    readonly places: string;
    readonly badge: string;
  }[];
  readonly search: string;
}

export interface RecordsOptions {
  readonly map: LeafletMap;
  /** Address that answers the records of a search, to which the place is added. */
  readonly address: string;
  readonly texts: Texts;
  /** Told where a popup stood that had the focus when it was closed. */
  readonly onLeft: (position: { readonly lat: number; readonly lng: number }) => void;
}

/** Positions are told in ten-thousandths of a degree: within ten metres all are meant that round to the same. */
const leastReach = 0.01;

/** Pixels beside a popup: the buttons of the map are on its left. */
const beside = { left: 56, right: 16 };
/** Pixels within a popup beside its content. */
const margins = 34;

/** Opens popups. */
export class Records {
  readonly #options: RecordsOptions;
  #asked = new AbortController();

  constructor(options: RecordsOptions) {
    this.#options = options;
  }

  /** Opens the popup of a place, with what stands so many kilometres around it. */
  async open(place: Place, kilometres: number): Promise<void> {
    const { texts } = this.#options;
    const { words } = texts;
    this.#asked.abort();
    const asked = new AbortController();
    this.#asked = asked;
    const content = element('div', { tabIndex: -1 });
    content.setAttribute('role', 'group');
    content.setAttribute('aria-label', texts.name(place.records, place.name, false));
    content.append(paragraph(words.loading));
    const popup = this.#show(content, place);
    try {
      const answer = await this.#ask(place, Math.max(leastReach, kilometres), asked.signal);
      const heading = element('strong', { textContent: texts.name(answer.total, place.name, false) });
      content.replaceChildren(paragraph(heading), ...this.#listOf(answer));
    } catch {
      if (asked.signal.aborted) return;
      content.replaceChildren(paragraph(words.recordsFailed));
    }
    // To measure it, Leaflet takes the content out and in again.
    const hadFocus = content.contains(document.activeElement);
    popup.update();
    if (hadFocus) content.focus({ preventScroll: true });
  }

  #show(content: HTMLElement, { position: [longitude, latitude] }: Place) {
    const { map, texts, onLeft } = this.#options;
    const position = { lat: latitude, lng: longitude };
    const room = map.getSize().x - beside.left - beside.right - margins;
    const widest = Math.min(300, Math.max(160, room));
    const popup = leaflet.popup({
      ...{ minWidth: Math.min(220, widest), maxWidth: widest },
      autoPanPaddingTopLeft: [beside.left, 16],
      autoPanPaddingBottomRight: [beside.right, 16],
    });
    popup.setLatLng(position).setContent(content).openOn(map);
    const box = popup.getElement();
    const close = box?.querySelector('.leaflet-popup-close-button');
    close?.setAttribute('aria-label', texts.words.close);
    box?.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') popup.close();
    });
    // Before it is taken away, one can tell whether the reader was in it.
    const remove = popup.onRemove.bind(popup);
    popup.onRemove = (from) => {
      const hadFocus = box?.contains(document.activeElement) === true;
      remove(from);
      if (hadFocus) onLeft(position);
      return popup;
    };
    content.focus({ preventScroll: true });
    return popup;
  }

  async #ask({ position: [longitude, latitude] }: Place, kilometres: number, signal: AbortSignal) {
    const address = new URL(this.#options.address, location.href);
    address.searchParams.set('near', `${latitude.toFixed(4)},${longitude.toFixed(4)}`);
    address.searchParams.set('radius', kilometres.toFixed(3));
    const response = await fetch(address, { signal });
    if (!response.ok) throw new Error(`The records were answered with ${response.status}`);
    return (await response.json()) as Answer;
  }

  #listOf({ total, records, search }: Answer): HTMLElement[] {
    const { words } = this.#options.texts;
    const list = element('ul', {});
    for (const { title, language, href, source, places, badge } of records) {
      const link = element('a', { href, lang: language });
      link.append(element('bdi', { textContent: title }));
      const told = [source === '' ? '' : `${words.toldBy} ${source}`, places].filter(Boolean).join(' · ');
      const item = element('li', {});
      if (badge !== '') item.append(element('span', { className: 'badge example', textContent: badge }), ' ');
      item.append(link, element('div', { className: 'note', dir: 'auto', textContent: told }));
      list.append(item);
    }
    if (total <= records.length) return [list];
    return [list, paragraph(element('a', { href: search, textContent: words.all }))];
  }
}

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]>,
): HTMLElementTagNameMap[Name] {
  return Object.assign(document.createElement(name), properties);
}

function paragraph(content: string | Node): HTMLParagraphElement {
  const made = document.createElement('p');
  made.append(content);
  return made;
}
