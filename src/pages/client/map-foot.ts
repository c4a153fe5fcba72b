/** What stands below the map: how much of the search it shows, ways to far places, and the search around its centre. */

import type { Map as LeafletMap } from 'leaflet';
import { type BaseMap, type Bounds, isWithin, showArea } from './map-base.js';
import type { Place } from './map-marks.js';
import type { Texts } from './map-texts.js';

export interface FootOptions {
  readonly map: LeafletMap;
  readonly ground: BaseMap;
  readonly places: readonly Place[];
  readonly texts: Texts;
  /** Address of the search, to which the centre is added. */
  readonly address: string;
}

const world: Bounds = [-170, -56, 178, 72];
/** Kilometres beyond which it is no neighbourhood any more. */
const farthest = 300;

/** Makes the foot. `shown` of the records stand on the map, `left` do not. */
export function createFoot(options: FootOptions, shown: number, left: number): HTMLElement {
  const { texts } = options;
  const { words } = texts;
  const foot = document.createElement('div');
  foot.className = 'map-foot';
  const rest = left === 0 ? '' : ` · ${texts.number(left)} ${words.withoutPosition}`;
  foot.append(
    ...waysOf(options),
    paragraph(aroundHere(options)),
    paragraph(`${texts.count(shown)} ${words.placed}${rest}`),
    explanation(words),
  );
  return foot;
}

function explanation({ reading, precision, wheel }: Texts['words']): HTMLElement {
  const details = document.createElement('details');
  details.className = 'note';
  const summary = document.createElement('summary');
  summary.textContent = reading;
  details.append(summary, paragraph(`${precision} ${wheel}`));
  return details;
}

// Only where there is something to see beyond France in Europe.
function waysOf({ map, ground, places, texts }: FootOptions): HTMLElement[] {
  const { words } = texts;
  const far = ground.overseas.filter(({ bounds }) =>
    places.some(({ position }) => isWithin(position, bounds)),
  );
  const known = [ground.mainland, ...far.map(({ bounds }) => bounds)];
  const isAbroad = places.some(({ position }) => !known.some((bounds) => isWithin(position, bounds)));
  if (far.length === 0 && !isAbroad) return [];
  const areas = [
    { name: words.mainland, bounds: ground.mainland },
    ...far,
    ...(isAbroad ? [{ name: words.world, bounds: world }] : []),
  ];
  const ways = document.createElement('div');
  ways.className = 'go-to';
  ways.append(
    words.goTo,
    ...areas.map(({ name, bounds }) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'plain';
      button.textContent = name;
      button.addEventListener('click', () => showArea(map, bounds, {}));
      return button;
    }),
  );
  return [ways];
}

// A circle that the map shows whole, since that is what a search can ask for.
function aroundHere({ map, texts, address }: FootOptions): HTMLAnchorElement {
  const link = document.createElement('a');
  link.rel = 'nofollow';
  const follow = () => {
    const bounds = map.getBounds();
    const centre = map.getCenter().wrap();
    const north = map.distance(centre, [bounds.getNorth(), centre.lng]);
    const east = map.distance(centre, [centre.lat, centre.lng + (bounds.getEast() - bounds.getWest()) / 2]);
    const kilometres = Math.max(1, Math.floor(Math.min(north, east) / 1000));
    link.hidden = kilometres > farthest;
    link.textContent = texts.words.here.replace('{km}', texts.number(kilometres));
    const target = new URL(address, location.href);
    target.searchParams.set('near', `${centre.lat.toFixed(3)},${centre.lng.toFixed(3)}`);
    target.searchParams.set('radius', String(kilometres));
    link.href = target.href;
  };
  map.on('moveend', follow);
  follow();
  return link;
}

function paragraph(content: string | Node): HTMLParagraphElement {
  const made = document.createElement('p');
  made.append(content);
  return made;
}
