/** Pages for what is not there, and for the kinds of problem that the server tells of. */

import type { FC } from 'hono/jsx';
import { type ProblemName, problemKinds } from '../http/problem.js';
import { type Language, localPath, wordsOf } from './language.js';
import { Layout } from './layout.js';

/** What a person sees at an address where nothing is. */
export const NotFoundPage: FC<{ language: Language }> = ({ language }) => {
  const words = wordsOf(language);
  return (
    <Layout language={language} title={words.notFoundTitle} path={null}>
      <h1>{words.notFoundTitle}</h1>
      <p class="lead">{words.notFoundText}</p>
      <p>
        <a class="action" href={localPath(language, '/')}>
          {words.toHome}
        </a>
      </p>
    </Layout>
  );
};

/** The page of a problem type (RFC 9457, 3.1.1): what it means and what can be done. */
export const ProblemPage: FC<{ name: ProblemName }> = ({ name }) => {
  const { status, title, advice } = problemKinds[name];
  return (
    <Layout language="en" title={title} path={null}>
      <p class="kind">
        {wordsOf('en').problem} <code>{name}</code> · HTTP {status}
      </p>
      <h1>{title}</h1>
      <p class="lead">{advice}</p>
    </Layout>
  );
};
