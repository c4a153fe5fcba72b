/** Draws positions of the Earth into a box: conic conformal, so that shapes keep their proportions. */

import type { Line, Position } from './topology.js';

/** In the units of a drawing, y downwards. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type Point = readonly [x: number, y: number];

const radians = Math.PI / 180;
const far = Number.POSITIVE_INFINITY;

/** Lambert's projection of the sphere that is true along the latitude of its centre, which is not the equator. */
function conic([longitude, latitude]: Position): (position: Position) => Point {
  const n = Math.sin(latitude * radians);
  const t = (degrees: number) => Math.tan(Math.PI / 4 + (degrees * radians) / 2) ** -n;
  const radius = (degrees: number) => ((Math.cos(latitude * radians) / n) * t(degrees)) / t(latitude);
  const origin = radius(latitude);
  return ([east, north]) => {
    const angle = n * (east - longitude) * radians;
    return [radius(north) * Math.sin(angle), radius(north) * Math.cos(angle) - origin];
  };
}

function boundsOf(points: Iterable<Point>) {
  const bounds = { left: far, top: far, right: -far, bottom: -far };
  for (const [x, y] of points) {
    bounds.left = Math.min(bounds.left, x);
    bounds.right = Math.max(bounds.right, x);
    bounds.top = Math.min(bounds.top, y);
    bounds.bottom = Math.max(bounds.bottom, y);
  }
  return bounds;
}

/** Areas, as large as a box takes them, in its middle. */
export class Frame {
  readonly #project: (position: Position) => Point;
  readonly #scale: number;
  readonly #shift: Point;

  /** `areas` are what has to fit in. Drawings are told in whole units. */
  constructor(areas: readonly Line[], box: Box) {
    const { left, right, top, bottom } = boundsOf(areas.flat());
    this.#project = conic([(left + right) / 2, (top + bottom) / 2]);
    const drawn = boundsOf(areas.flat().map(this.#project));
    const [width, height] = [drawn.right - drawn.left, drawn.bottom - drawn.top];
    this.#scale = Math.min(box.width / width, box.height / height);
    this.#shift = [
      box.x + box.width / 2 - (this.#scale * (drawn.left + drawn.right)) / 2,
      box.y + box.height / 2 - (this.#scale * (drawn.top + drawn.bottom)) / 2,
    ];
  }

  /** Where a position is drawn. */
  point(position: Position): Point {
    const [x, y] = this.#project(position);
    return [Math.round(x * this.#scale + this.#shift[0]), Math.round(y * this.#scale + this.#shift[1])];
  }

  /** Rings as the text of an SVG path; what is smaller than a unit is left out. */
  path(rings: readonly Line[]): string {
    return rings.map((ring) => pathOf(straighten(ring.map((position) => this.point(position))))).join('');
  }
}

// Without points that add nothing: the same as the one before, or on the line to the next.
function straighten(points: readonly Point[]): Point[] {
  const apart = points.filter(([x, y], n) => x !== points[n - 1]?.[0] || y !== points[n - 1]?.[1]);
  return apart.filter(([x, y], n) => {
    const [before, after] = [apart[n - 1], apart[n + 1]];
    if (before === undefined || after === undefined) return true;
    return (x - before[0]) * (after[1] - y) !== (y - before[1]) * (after[0] - x);
  });
}

function pathOf(points: readonly Point[]): string {
  const [start, ...others] = points;
  if (start === undefined || others.length < 3) return '';
  // The last point is the first one again: "z" goes there.
  const steps = others.slice(0, -1).map(([x, y], n) => {
    const [fromX, fromY] = points[n] as Point;
    return `${x - fromX} ${y - fromY}`;
  });
  return `M${start.join(' ')}l${steps.join(' ').replaceAll(' -', '-')}z`;
}
