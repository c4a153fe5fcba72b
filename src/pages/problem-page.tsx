/** Pages for what is not there, and for the kinds of problem that the server tells of. */

import type { FC } from 'hono/jsx';
import type { ProblemDetails, ProblemName } from '../http/problem.js';
import { type Language, localPath, wordsOf } from './language.js';
import { Layout } from './layout.js';
import { tellProblem } from './problem-words.js';
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

/** A problem that a person ran into: what happened, and what can be done. Its detail is in English, as programs read it. */
export const ProblemPage: FC<{ name: ProblemName; details: ProblemDetails; language: Language }> = (
  props,
) => {
  const { name, details, language } = props;
  const { status, detail, advice } = details;
  const words = wordsOf(language);
  const isOwnPage = detail === advice;
  const told = tellProblem(name, language);
  return (
    <Layout
      language={language}
      title={told.title}
      path={isOwnPage ? `/problems/${name}` : null}
      robots="noindex"
    >
      <p class="kind">
        {words.problem} <code>{name}</code> · HTTP {status}
      </p>
      <h1>{told.title}</h1>
      {isOwnPage ? null : (
        <pre class="detail" lang="en">
          {detail}
        </pre>
      )}
      <p class="lead">{told.advice}</p>
      <SearchForm state={emptySearch} language={language} />
      <p>
        <a class="action" href={localPath(language, '/')}>
          {words.toHome}
        </a>
      </p>
    </Layout>
  );
};
