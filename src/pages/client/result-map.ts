/** Rows as points on the map of the site; it and its libraries are loaded when the first map is wanted. */

import { count, type EditorSettings, fill, formatNumber } from './editor-settings.js';
import { loadScript, make } from './elements.js';
import type { BaseMap } from './map-base.js';
import { linkTo } from './result-cell.js';
import { mostPoints, type ResultPoint } from './result-points.js';
import { numberOf, textOf } from './result-terms.js';

/** A view of points; the table holds the same for those who do not see it. */
export class ResultMap {
  readonly element = make('div', { class: 'map' });
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
    const shown = points.slice(0, mostPoints);
    const cut = { n: formatNumber(mostPoints, language) };
    const told =
      points.length > shown.length
        ? fill(words.map.cut, cut)
        : count(shown.length, words.map.count, language);
    const canvas = make('div', { class: 'map-canvas', role: 'region', 'aria-label': words.map.label });
    try {
      await Promise.all([loadScript(files.leaflet), loadScript(files.supercluster)]);
      this.element.replaceChildren(canvas, make('p', { class: 'note' }, told));
      await this.#place(shown, canvas);
    } catch {
      this.element.replaceChildren(make('p', { class: 'notice' }, words.notLoaded));
    }
  }

  // These modules read what the scripts define.
  async #place(points: readonly ResultPoint[], canvas: HTMLElement): Promise<void> {
    const [{ leaflet }, { drawBase }, ground] = await Promise.all([
      import('./map-libraries.js'),
      import('./map-base.js'),
      fetch(this.#settings.files.baseMap),
    ]);
    const { zoomIn, zoomOut } = this.#settings.words.map;
    const map = leaflet.map(canvas, {
      attributionControl: false,
      zoomControl: false,
      scrollWheelZoom: false,
      maxZoom: 13,
    });
    leaflet.control.zoom({ zoomInTitle: zoomIn, zoomOutTitle: zoomOut }).addTo(map);
    const positions = points.map(({ latitude, longitude }) => [latitude, longitude] as [number, number]);
    map.fitBounds(positions, { padding: [24, 24], maxZoom: 10 });
    drawBase(map, (await ground.json()) as BaseMap);
    const { color } = getComputedStyle(this.element);
    const look = { renderer: leaflet.canvas(), radius: 6, weight: 1, color, fillOpacity: 0.5 };
    positions.forEach((position, index) => {
      leaflet
        .circleMarker(position, look)
        .bindPopup(() => this.#describe(points[index]?.row ?? {}), { closeButton: false, maxHeight: 240 })
        .addTo(map);
    });
    canvas.dataset.drawn = '';
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
