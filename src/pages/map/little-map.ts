/** Little maps for the pages of things: where in France a territory or a position is. */

import { Frame, type Point } from './frame.js';
import type { Outline, Outlines } from './outlines.js';
import type { Position } from './topology.js';

/** What is to be shown. */
export interface Whereabouts {
  /** Keys of places, as in the address of a search: `departement/38`, `region/84`; others are passed over. */
  readonly territories: readonly string[];
  readonly positions: readonly Position[];
}

/** A drawing: texts of SVG paths, and points. */
export interface LittleMap {
  readonly width: number;
  readonly height: number;
  readonly ground: string;
  /** The territories that are meant; may be empty. */
  readonly territory: string;
  readonly points: readonly Point[];
  /** What it is a map of. Null: France in Europe. */
  readonly departement: Outline | null;
}

const box = { x: 0, y: 0, width: 200, height: 188 };

/** Draws little maps: of France in Europe, or of one département overseas. */
export class LittleMaps {
  readonly #outlines: Outlines;
  readonly #mainland: Frame;
  readonly #ground: string;

  constructor(outlines: Outlines) {
    this.#outlines = outlines;
    this.#mainland = new Frame(outlines.mainland, box);
    this.#ground = this.#mainland.path(outlines.mainland);
  }

  /** Null where nothing of it is in France. */
  draw({ territories, positions }: Whereabouts): LittleMap | null {
    const meant = territories.flatMap((key) => this.#meantBy(key));
    const near = meant.filter(({ isOverseas }) => !isOverseas);
    const [far] = meant.filter(({ isOverseas }) => isOverseas);
    if (far !== undefined && near.length === 0) return drawOverseas(far, positions);
    const points = pointsIn(this.#mainland, positions);
    if (near.length === 0 && points.length === 0) return null;
    const territory = this.#mainland.path(near.flatMap(({ rings }) => rings));
    return { ...sizeOf(box), ground: this.#ground, territory, points, departement: null };
  }

  #meantBy(key: string): readonly Outline[] {
    const [level, code] = key.split('/');
    if (level !== 'departement' && level !== 'region') return [];
    return this.#outlines.departements.filter((outline) =>
      level === 'region' ? outline.region === code : outline.code === code,
    );
  }
}

function drawOverseas(departement: Outline, positions: readonly Position[]): LittleMap {
  const frame = new Frame(departement.rings, box);
  const territory = frame.path(departement.rings);
  return { ...sizeOf(box), ground: '', territory, points: pointsIn(frame, positions), departement };
}

function pointsIn(frame: Frame, positions: readonly Position[]): Point[] {
  return positions
    .map((position) => frame.point(position))
    .filter(([x, y]) => x >= 0 && y >= 0 && x <= box.width && y <= box.height);
}

function sizeOf({ width, height }: typeof box) {
  return { width, height };
}
