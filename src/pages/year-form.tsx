/** The form that searches between two years, either of which may be left open. */

import type { FC } from 'hono/jsx';
import { type Language, localPath, wordsOf } from './language.js';
import { asForm, type SearchState } from './search-state.js';

export interface YearFormProps {
  readonly state: SearchState;
  readonly language: Language;
  /** The path that a search has here, without language prefix. */
  readonly address: (state: SearchState) => string;
}

/** The form; it keeps what else is chosen. */
export const YearForm: FC<YearFormProps> = ({ state, language, address }) => {
  const { yearFrom, yearTo, yearSearch } = wordsOf(language);
  const { action, kept } = asForm(address({ ...state, years: null, page: 1 }));
  return (
    <form class="years" action={localPath(language, action)} method="get">
      <YearBox name="from" label={yearFrom} year={state.years?.from} />
      <YearBox name="to" label={yearTo} year={state.years?.to} />
      <button type="submit" class="small">
        {yearSearch}
      </button>
      {kept.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
    </form>
  );
};

const YearBox: FC<{ name: string; label: string; year: number | undefined }> = ({ name, label, year }) => (
  <>
    <label for={`year-${name}`}>{label}</label>
    <input
      id={`year-${name}`}
      name={name}
      type="text"
      inputmode="numeric"
      pattern="[12][0-9]{3}"
      maxlength={4}
      value={year === undefined ? '' : String(year)}
    />
  </>
);
