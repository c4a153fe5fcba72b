/** Puts the interactive map over the drawing of the server: once it is there, and only then. */

import type { Map as LeafletMap } from 'leaflet';
import { type BaseMap, type Bounds, drawBase, isWithin, showArea } from './map-base.js';
import { createFoot } from './map-foot.js';
import { leaflet } from './map-libraries.js';
import { Marks, type Place } from './map-marks.js';
import { Records } from './map-records.js';
import { Texts } from './map-texts.js';

/** As the server answers. */
interface Points {
  readonly total: number;
  readonly withoutPosition: number;
  readonly around: {
    readonly latitude: number;
    readonly longitude: number;
    readonly kilometres: number;
  } | null;
  readonly latitudeSteps: readonly number[];
  readonly longitudes: readonly number[];
  readonly records: readonly number[];
  readonly places: readonly string[];
}

/** Positions are told in so many parts of a degree. */
const parts = 10_000;
/** Nearer than this the ground has nothing to show. */
const nearest = 13;

async function start(figure: HTMLElement): Promise<void> {
  const { base = '', points = '', words = '{}' } = figure.dataset;
  const texts = new Texts(words, document.documentElement.lang);
  try {
    const [ground, found] = await Promise.all([load<BaseMap>(base), load<Points>(points)]);
    show(figure, ground, found, texts);
  } catch (error) {
    figure.classList.remove('live');
    for (const part of figure.querySelectorAll('.map-canvas, .map-foot')) part.remove();
    const notice = document.createElement('p');
    notice.className = 'notice';
    notice.setAttribute('role', 'status');
    notice.textContent = texts.words.failed;
    figure.prepend(notice);
    throw error;
  }
}

async function load<Content>(address: string): Promise<Content> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} was answered with ${response.status}`);
  return (await response.json()) as Content;
}

function show(figure: HTMLElement, ground: BaseMap, found: Points, texts: Texts): void {
  const { records: address = '', around = '', label = '' } = figure.dataset;
  const places = placesOf(found);
  const canvas = document.createElement('div');
  canvas.className = 'map-canvas';
  canvas.setAttribute('role', 'region');
  canvas.setAttribute('aria-label', label);
  figure.classList.add('live');
  figure.prepend(canvas);
  const map = createMap(canvas, texts);
  drawBase(map, ground);
  showFound(map, places, found, ground);
  const records = new Records({
    ...{ map, address, texts },
    onLeft: (position) => marks.focusNear(position),
  });
  const marks = new Marks({ map, places, texts, open: (place, reach) => void records.open(place, reach) });
  const shown = found.total - found.withoutPosition;
  canvas.after(createFoot({ map, ground, places, texts, address: around }, shown, found.withoutPosition));
}

function createMap(canvas: HTMLElement, { words }: Texts): LeafletMap {
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const map = leaflet.map(canvas, {
    ...{ zoomAnimation: !isCalm, fadeAnimation: !isCalm, markerZoomAnimation: !isCalm, inertia: !isCalm },
    ...{ zoomControl: false, attributionControl: false, scrollWheelZoom: false },
    ...{ minZoom: 1, maxZoom: nearest, zoomSnap: 0.5 },
    maxBounds: [
      [-75, -200],
      [84, 200],
    ],
  });
  leaflet.control.zoom({ zoomInTitle: words.zoomIn, zoomOutTitle: words.zoomOut }).addTo(map);
  // The wheel scrolls the page; with Ctrl, or two fingers on a touchpad, it is meant for the map.
  const onWheel = ({ ctrlKey }: WheelEvent) => {
    if (ctrlKey) map.scrollWheelZoom.enable();
    else map.scrollWheelZoom.disable();
  };
  canvas.addEventListener('wheel', onWheel, { capture: true, passive: true });
  return map;
}

function placesOf({ latitudeSteps, longitudes, records, places }: Points): Place[] {
  let latitude = 0;
  return latitudeSteps.map((step, n) => {
    latitude += step;
    return {
      position: [(longitudes[n] ?? 0) / parts, latitude / parts],
      records: records[n] ?? 0,
      name: places[n] ?? '',
    };
  });
}

// What was looked around, else what is found in France in Europe, else all that is found.
function showFound(map: LeafletMap, places: readonly Place[], { around }: Points, ground: BaseMap): void {
  if (around !== null) {
    const { latitude, longitude, kilometres } = around;
    const circle = leaflet.circle([latitude, longitude], {
      ...{ radius: kilometres * 1000, className: 'reach', interactive: false },
    });
    map.fitBounds(leaflet.latLng(latitude, longitude).toBounds(kilometres * 2000), { animate: false });
    circle.addTo(map);
    return;
  }
  const inMainland = places.filter(({ position }) => isWithin(position, ground.mainland));
  const shown = inMainland.length > 0 ? inMainland : places;
  showArea(map, shown.length > 0 ? boundsOf(shown) : ground.mainland, { animate: false, padding: [24, 24] });
}

function boundsOf(places: readonly Place[]): Bounds {
  const bounds: [number, number, number, number] = [180, 90, -180, -90];
  for (const { position } of places) {
    bounds[0] = Math.min(bounds[0], position[0]);
    bounds[1] = Math.min(bounds[1], position[1]);
    bounds[2] = Math.max(bounds[2], position[0]);
    bounds[3] = Math.max(bounds[3], position[1]);
  }
  return bounds;
}

for (const figure of document.querySelectorAll<HTMLElement>('figure.map')) void start(figure);
