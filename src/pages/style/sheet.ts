/** The style sheet and the icon of the site. */

import { base } from './base.js';
import { calls } from './calls.js';
import { catalogue } from './catalogue.js';
import { commons } from './commons.js';
import { editor } from './editor.js';
import { embed } from './embed.js';
import { integrate } from './integrate.js';
import { map } from './map.js';
import { places } from './places.js';
import { queries } from './queries.js';
import { search } from './search.js';
import { statistics } from './statistics.js';
import { things } from './things.js';
import { tokens } from './tokens.js';

/** Served as `/style.css`. */
export const styleSheet = [
  tokens,
  base,
  search,
  places,
  map,
  things,
  queries,
  commons,
  editor,
  calls,
  statistics,
  catalogue,
  embed,
  integrate,
].join('');

/** Served as `/icon.svg`. */
export const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#0a5c4a"/><g fill="none" stroke="#fff" stroke-width="2"><path d="M10 11l12 5-12 6"/></g><g fill="#fff"><circle cx="10" cy="11" r="4"/><circle cx="22" cy="16" r="4"/><circle cx="10" cy="22" r="4"/></g></svg>
`;
