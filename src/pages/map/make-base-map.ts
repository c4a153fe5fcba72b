/** Writes the ground of the interactive map beside the modules for browsers: a part of the build. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { baseMap, baseMapFile } from './base-map.js';
import { Outlines } from './outlines.js';

writeFileSync(join(import.meta.dirname, '..', 'client', baseMapFile), baseMap(new Outlines()));
