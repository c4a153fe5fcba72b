/** The marks of the map: one for each place, or for several that are too near to be told apart. */

import type { Map as LeafletMap, Marker } from 'leaflet';
import type { ClusterFeature, PointFeature } from 'supercluster';
import { Clusters, leaflet } from './map-libraries.js';
import type { Texts } from './map-texts.js';

/** A place with records. */
export interface Place {
  /** Longitude and latitude. */
  readonly position: readonly [number, number];
  readonly records: number;
  readonly name: string;
}

/** What a mark stands for: the number of records, and the place that has most of them. */
type Sum = { records: number; most: number; name: string };

export interface MarksOptions {
  readonly map: LeafletMap;
  readonly places: readonly Place[];
  readonly texts: Texts;
  /** Opens what stands at a place, and so many kilometres around it. */
  readonly open: (place: Place, kilometres: number) => void;
}

type Mark = PointFeature<Sum> | ClusterFeature<Sum>;

/** Pixels within which places are one mark. */
const reach = 52;

/** Keeps the marks of what is in view. */
export class Marks {
  readonly #options: MarksOptions;
  readonly #clusters;
  readonly #shown = new Map<string, { readonly marker: Marker; readonly button: HTMLButtonElement }>();
  #wasDragged = false;

  constructor(options: MarksOptions) {
    const { map, places } = options;
    this.#options = options;
    this.#clusters = new Clusters<Sum, Sum>({
      radius: reach,
      maxZoom: map.getMaxZoom(),
      map: (sum) => ({ ...sum }),
      reduce: (all, { records, most, name }) => {
        all.records += records;
        if (most <= all.most) return;
        all.most = most;
        all.name = name;
      },
    });
    this.#clusters.load(places.map(toFeature));
    map.on('dragend', () => {
      this.#wasDragged = true;
      setTimeout(() => {
        this.#wasDragged = false;
      });
    });
    map.on('moveend', () => this.update());
    this.update();
  }

  /** Shows the marks of what is in view, those that stay as they are. The focus stays as near as it can. */
  update(): void {
    const { map } = this.#options;
    const view = map.getBounds().pad(0.1);
    const box: [number, number, number, number] = [
      view.getWest(),
      view.getSouth(),
      view.getEast(),
      view.getNorth(),
    ];
    const marks = this.#clusters.getClusters(box, Math.floor(map.getZoom()));
    const wanted = new Map(marks.map((mark) => [keyOf(mark), mark]));
    const focused = [...this.#shown].find(([, { button }]) => button === document.activeElement);
    for (const [key, { marker }] of this.#shown) {
      if (wanted.has(key)) continue;
      marker.remove();
      this.#shown.delete(key);
    }
    // From north to south, as one reads.
    const fresh = [...wanted].filter(([key]) => !this.#shown.has(key));
    fresh.sort(([, a], [, b]) => latitudeOf(b) - latitudeOf(a));
    for (const [key, mark] of fresh) this.#shown.set(key, this.#add(mark));
    if (focused !== undefined && !this.#shown.has(focused[0])) this.focusNear(focused[1].marker.getLatLng());
  }

  /** Puts the focus on the mark that is nearest to a position, or on the map where there is none. */
  focusNear(position: { readonly lat: number; readonly lng: number }): void {
    const { map } = this.#options;
    const distance = ({ marker }: { readonly marker: Marker }) => map.distance(marker.getLatLng(), position);
    const [nearest] = [...this.#shown.values()].sort((a, b) => distance(a) - distance(b));
    (nearest?.button ?? map.getContainer()).focus({ preventScroll: true });
  }

  #add(mark: Mark) {
    const { map, texts } = this.#options;
    const [longitude = 0, latitude = 0] = mark.geometry.coordinates;
    const { records, name } = mark.properties;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'mark';
    button.textContent = records === 1 ? '' : texts.number(records);
    // What it is called for who does not see where it is.
    const label = texts.name(records, name, isCluster(mark));
    button.title = label;
    button.setAttribute('aria-label', label);
    button.addEventListener('click', (event) => {
      event.stopPropagation();
      // Whoever drags the map by a mark does not mean the mark.
      if (!this.#wasDragged) this.#activate(mark);
    });
    const size = Math.round(24 + (records === 1 ? 0 : 7 * Math.log10(records) + 4));
    const icon = leaflet.divIcon({ html: button, className: '', iconSize: [size, size] });
    const marker = leaflet.marker([latitude, longitude], { icon, keyboard: false, interactive: false });
    return { marker: marker.addTo(map), button };
  }

  #activate(mark: Mark): void {
    const { map, open } = this.#options;
    const [longitude = 0, latitude = 0] = mark.geometry.coordinates;
    const { records, name } = mark.properties;
    const place: Place = { position: [longitude, latitude], records, name };
    if (!isCluster(mark)) {
      open(place, 0);
      return;
    }
    const { cluster_id: id } = mark.properties;
    const zoom = this.#clusters.getClusterExpansionZoom(id);
    if (zoom <= map.getMaxZoom()) {
      map.setView([latitude, longitude], zoom);
      return;
    }
    // What cannot be told apart by coming nearer is listed together.
    const metres = this.#clusters.getLeaves(id, Number.POSITIVE_INFINITY).map(({ geometry }) => {
      const [east = 0, north = 0] = geometry.coordinates;
      return map.distance([latitude, longitude], [north, east]);
    });
    open(place, Math.max(...metres) / 1000);
  }
}

function toFeature({ position: [longitude, latitude], records, name }: Place): PointFeature<Sum> {
  return {
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [longitude, latitude] },
    properties: { records, most: records, name },
  };
}

function isCluster(mark: Mark): mark is ClusterFeature<Sum> {
  return 'cluster' in mark.properties;
}

function keyOf(mark: Mark): string {
  return isCluster(mark) ? `cluster ${mark.properties.cluster_id}` : mark.geometry.coordinates.join(' ');
}

function latitudeOf({ geometry }: Mark): number {
  return geometry.coordinates[1] ?? 0;
}
