/** What makes the pages of a search better: facets that stay open, places that are completed, the search around here. */

import './filters.js';
import './near-me.js';
import './place-box.js';
