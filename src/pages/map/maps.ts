/** What the maps of the site are drawn from, made once. */

import { type Drawing, drawDepartements } from './drawing.js';
import { LittleMaps } from './little-map.js';
import { Outlines } from './outlines.js';

export interface Maps {
  readonly outlines: Outlines;
  /** All départements. */
  readonly drawing: Drawing;
  readonly little: LittleMaps;
}

/** Reads the outlines and draws them. Takes less than a tenth of a second. */
export function drawMaps(): Maps {
  const outlines = new Outlines();
  return { outlines, drawing: drawDepartements(outlines), little: new LittleMaps(outlines) };
}
