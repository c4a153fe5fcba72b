/** A search for spreadsheets goes by pages of many rows: who saves one is told that there are more, and where. */

import type { FC } from 'hono/jsx';
import { longestPage } from '../model/search.js';
import { spreadsheet } from '../rdf/media-types.js';
import { formatNumber, type Language, localPath } from './language.js';
import { type SearchState, searchPath } from './search-state.js';

const words = {
  fr: { each: 'Pour un tableur, par', rows: 'lignes\u00A0:', of: 'sur' },
  en: { each: 'For a spreadsheet,', rows: 'rows at a time:', of: 'of' },
} as const;

/** The name of the file that a page is saved as: `bank.csv`, or `bank-2-of-12.csv` where there are more. */
export function fileNameOf(
  file: string,
  { page, last, language }: { readonly page: number; readonly last: number; readonly language: Language },
): string {
  return last === 1 ? file : file.replace(/(?=\.\w+$)/, `-${page}-${words[language].of}-${last}`);
}

/** A link to each page; nothing where one page has all rows. */
export const SpreadsheetPages: FC<{ state: SearchState; total: number; language: Language }> = (props) => {
  const { state, total, language } = props;
  if (total <= longestPage) return null;
  const { each, rows } = words[language];
  const pages = Array.from({ length: Math.ceil(total / longestPage) }, (_, before) => before + 1);
  return (
    <p class="note formats">
      {each} {formatNumber(longestPage, language)} {rows}{' '}
      {pages.map((page) => (
        <a
          href={localPath(language, searchPath({ ...state, page }, [['format', spreadsheet.name]]))}
          type="text/csv"
          rel="nofollow"
        >
          {page}
        </a>
      ))}
    </p>
  );
};
