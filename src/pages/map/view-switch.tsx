/** The way between the list of a search, its map and its figures: what is asked stays the same. */

import type { FC } from 'hono/jsx';
import { type Language, localPath } from '../language.js';
import { type SearchState, searchPath } from '../search-state.js';
import { statisticsPath } from '../statistics/statistics-state.js';
import { statisticsWords } from '../statistics/statistics-words.js';
import { mapWords } from './map-words.js';

export interface ViewSwitchProps {
  readonly state: SearchState;
  readonly language: Language;
  /** Which one is shown, where it is not the view of the search. */
  readonly shown?: 'figures';
}

/** Three links, of which the one that is shown is marked. */
export const ViewSwitch: FC<ViewSwitchProps> = ({ state, language, shown = state.view }) => {
  const { switchLabel, asList, asMap } = mapWords[language];
  const views = [
    ['list', asList, searchPath({ ...state, view: 'list' })],
    ['map', asMap, searchPath({ ...state, view: 'map' })],
    ['figures', statisticsWords[language].asFigures, statisticsPath({ search: state, x: null, y: null })],
  ] as const;
  return (
    <nav class="views" aria-label={switchLabel}>
      {views.map(([view, text, path]) => (
        <a
          href={localPath(language, path)}
          rel="nofollow"
          {...(view === shown ? { 'aria-current': 'page' } : {})}
        >
          {text}
        </a>
      ))}
    </nav>
  );
};
