/** Pages for what is not there, and for the kinds of problem that the server tells of. */

import type { FC } from 'hono/jsx';
import type { ProblemDetails } from '../http/problem.js';
import { type Language, localPath, wordsOf } from './language.js';
import { Layout } from './layout.js';
import { SearchForm } from './search-form.js';
import { emptySearch } from './search-state.js';

/** What a person sees at an address where nothing is. */
export const NotFoundPage: FC<{ language: Language }> = ({ language }) => {
  const words = wordsOf(language);
  return (
    <Layout language={language} title={words.notFoundTitle} path={null}>
      <h1>{words.notFoundTitle}</h1>
      <p class="lead">{words.notFoundText}</p>
      <SearchForm state={emptySearch} language={language} />
      <p>
        <a class="action" href={localPath(language, '/')}>
          {words.toHome}
        </a>
      </p>
    </Layout>
  );
};

/** A problem that a person ran into: what happened, and what can be done. */
export const ProblemPage: FC<{ details: ProblemDetails; language: Language }> = ({ details, language }) => {
  const { type, title, status, detail, advice } = details;
  return (
    <Layout language={language} title={title} path={null}>
      <p class="kind">
        {wordsOf(language).problem} <code>{type.split('/').at(-1)}</code> · HTTP {status}
      </p>
      <h1 lang="en">{title}</h1>
      {detail === advice ? null : (
        <pre class="detail" lang="en">
          {detail}
        </pre>
      )}
      <p class="lead" lang="en">
        {advice}
      </p>
      <p>
        <a class="action" href={localPath(language, '/')}>
          {wordsOf(language).toHome}
        </a>
      </p>
    </Layout>
  );
};
