/** Rows as points on a map, drawn by Leaflet, which is loaded when the first map is wanted. */

import { count, type EditorSettings, fill, formatNumber } from './editor-settings.js';
import { loadScript, make } from './elements.js';
import { linkTo } from './result-cell.js';
import { mostPoints, type ResultPoint } from './result-points.js';
import { numberOf, textOf } from './result-terms.js';

interface Layer {
  addTo(map: LeafletMap): Layer;
  bindPopup(content: () => HTMLElement, options: Readonly<Record<string, unknown>>): Layer;
}

interface LeafletMap {
  fitBounds(
    bounds: readonly (readonly [number, number])[],
    options: { padding: [number, number]; maxZoom: number },
  ): void;
}

/** What is used of Leaflet, which a classic script defines. */
interface Leaflet {
  readonly control: { zoom(options: Readonly<Record<string, unknown>>): Layer };
  map(element: HTMLElement, options: Readonly<Record<string, unknown>>): LeafletMap;
  circleMarker(at: readonly [number, number], options: Readonly<Record<string, unknown>>): Layer;
}
declare const L: Leaflet;

/** A view of points; the table holds the same for those who do not see it. */
export class ResultMap {
  readonly element = make('div', { class: 'map-view' });
  readonly #settings: EditorSettings;
  readonly #columns: readonly string[];

  constructor(columns: readonly string[], points: readonly ResultPoint[], settings: EditorSettings) {
    this.#settings = settings;
    this.#columns = columns;
    void this.#draw(points);
  }

  async #draw(points: readonly ResultPoint[]): Promise<void> {
    const { files, words, language } = this.#settings;
    if (document.querySelector(`link[href="${CSS.escape(files.leafletStyle)}"]`) === null)
      document.head.append(make('link', { rel: 'stylesheet', href: files.leafletStyle }));
    try {
      await loadScript(files.leaflet);
    } catch {
      this.element.replaceChildren(make('p', { class: 'notice' }, words.notLoaded));
      return;
    }
    const shown = points.slice(0, mostPoints);
    const cut = { n: formatNumber(mostPoints, language) };
    const told =
      points.length > shown.length
        ? fill(words.map.cut, cut)
        : count(shown.length, words.map.count, language);
    const canvas = make('div', { class: 'canvas', role: 'region', 'aria-label': words.map.label });
    this.element.replaceChildren(canvas, make('p', { class: 'note' }, told));
    this.#place(shown, canvas);
  }

  #place(points: readonly ResultPoint[], canvas: HTMLElement): void {
    const { zoomIn, zoomOut } = this.#settings.words.map;
    const map = L.map(canvas, { preferCanvas: true, attributionControl: false, zoomControl: false });
    L.control.zoom({ zoomInTitle: zoomIn, zoomOutTitle: zoomOut }).addTo(map);
    const positions = points.map(({ latitude, longitude }) => [latitude, longitude] as const);
    map.fitBounds(positions, { padding: [24, 24], maxZoom: 11 });
    const color = getComputedStyle(canvas).color;
    points.forEach(({ row }, index) => {
      L.circleMarker(positions[index] ?? [0, 0], { radius: 6, weight: 1, color, fillOpacity: 0.5 })
        .bindPopup(() => this.#describe(row), { closeButton: false, maxHeight: 240 })
        .addTo(map);
    });
  }

  // What tells one row from another: not its coordinates.
  #describe(row: ResultPoint['row']): HTMLElement {
    const list = make('dl', { class: 'popup' });
    for (const column of this.#columns) {
      const term = row[column];
      if (term === undefined || numberOf(term) !== null) continue;
      const text = textOf(term);
      const value =
        term.type === 'uri' ? linkTo(term.value, this.#settings) : make('bdi', {}, text.slice(0, 200));
      list.append(make('div', {}, make('dt', {}, column), make('dd', {}, value)));
    }
    return list;
  }
}
