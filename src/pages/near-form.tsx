/** The form that searches around a place: its name and how far; where the browser tells where it is, from there. */

import type { FC } from 'hono/jsx';
import { type Language, localPath, wordsOf } from './language.js';
import { placesPath } from './places-path.js';
import { asForm, type SearchState, usualRadius } from './search-state.js';

/** Kilometres that are offered. */
const distances = [5, 10, 30, 50, 100, 200];

export interface NearFormProps {
  readonly state: SearchState;
  /** What the centre is called; empty without one. */
  readonly nearName: string;
  readonly language: Language;
  /** The path that a search has here, without language prefix. */
  readonly address: (state: SearchState) => string;
}

/** The form; it keeps what else is chosen, and begins with the nearest. */
export const NearForm: FC<NearFormProps> = ({ state, nearName, language, address }) => {
  const words = wordsOf(language);
  const { action, kept } = asForm(address({ ...state, near: null, sort: 'distance', page: 1 }));
  const offered = [...new Set([...distances, state.radius])].sort((a, b) => a - b);
  const chosen = state.near === null ? usualRadius : state.radius;
  return (
    <form class="near" action={localPath(language, action)} method="get">
      <label for="near">{words.nearLabel}</label>
      <div class="place-box">
        <input
          {...{ id: 'near', type: 'text', name: 'near', value: nearName, maxlength: 100, required: true }}
          autocomplete="off"
          data-places={localPath(language, placesPath)}
          data-one={words.placeOffered}
          data-many={words.placesOffered}
        />
      </div>
      <label for="radius" class="unseen">
        {words.nearRadius}
      </label>
      <select id="radius" name="radius">
        {offered.map((kilometres) => (
          <option value={String(kilometres)} selected={kilometres === chosen}>
            {kilometres}&nbsp;km
          </option>
        ))}
      </select>
      <button type="submit" class="small">
        {words.nearSearch}
      </button>
      {kept.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <button type="button" class="here" hidden data-failed={words.nearMeFailed}>
        {words.nearMe}
      </button>
    </form>
  );
};
