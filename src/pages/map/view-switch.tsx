/** The way between the list of a search and its map: what is asked stays the same. */

import type { FC } from 'hono/jsx';
import { type Language, localPath } from '../language.js';
import { type SearchState, type SearchView, searchPath } from '../search-state.js';
import { mapWords } from './map-words.js';

/** Two links, of which the one that is shown is marked. */
export const ViewSwitch: FC<{ state: SearchState; language: Language }> = ({ state, language }) => {
  const { switchLabel, asList, asMap } = mapWords[language];
  const views: readonly (readonly [SearchView, string])[] = [
    ['list', asList],
    ['map', asMap],
  ];
  return (
    <nav class="views" aria-label={switchLabel}>
      {views.map(([view, text]) => (
        <a
          href={localPath(language, searchPath({ ...state, view }))}
          rel="nofollow"
          {...(view === state.view ? { 'aria-current': 'page' } : {})}
        >
          {text}
        </a>
      ))}
    </nav>
  );
};
