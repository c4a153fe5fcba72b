/** The scripts of packages that the map needs, which the page loads before this. */

import type * as Leaflet from 'leaflet';
import type SuperclusterClass from 'supercluster';

declare const L: typeof Leaflet;
declare const Supercluster: typeof SuperclusterClass;

export const leaflet = L;
export const Clusters = Supercluster;
