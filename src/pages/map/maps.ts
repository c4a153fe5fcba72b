/** What the maps of the site are drawn from, made once, when it is first wanted: that takes a fifth of a second. */

import { type Drawing, drawDepartements } from './drawing.js';
import { LittleMaps } from './little-map.js';
import { Outlines } from './outlines.js';

export class Maps {
  #outlines: Outlines | undefined;
  #drawing: Drawing | undefined;
  #little: LittleMaps | undefined;

  get outlines(): Outlines {
    this.#outlines ??= new Outlines();
    return this.#outlines;
  }

  /** All départements. */
  get drawing(): Drawing {
    this.#drawing ??= drawDepartements(this.outlines);
    return this.#drawing;
  }

  get little(): LittleMaps {
    this.#little ??= new LittleMaps(this.outlines);
    return this.#little;
  }
}
