/** The home page: what the bank holds, and the ways in. */

import type { FC } from 'hono/jsx';
import { type Language, localPath, wordsOf } from './language.js';
import { Layout } from './layout.js';
import type { Link } from './thing-view.js';

export interface HomeProps {
  readonly language: Language;
  readonly version: number;
  readonly initiatives: readonly (Link & { readonly publisher: string })[];
  /** Address of the rest of the list, or null at its end. */
  readonly next: string | null;
}

/** Initiatives in the order of their graphs, a page at a time. */
export const HomePage: FC<HomeProps> = ({ language, version, initiatives, next }) => {
  const words = wordsOf(language);
  return (
    <Layout language={language} title={words.siteName} path="/">
      <h1>{words.siteName}</h1>
      <p class="lead">{words.tagline}</p>
      <h2>{words.initiatives}</h2>
      {initiatives.length === 0 ? <p>{words.noInitiatives}</p> : null}
      <ul class="cards">
        {initiatives.map(({ href, text, publisher }) => (
          <li>
            <a href={href}>{text}</a>
            <span class="note">{publisher}</span>
          </li>
        ))}
      </ul>
      {next === null ? null : (
        <p>
          <a href={localPath(language, next)} rel="next">
            {words.next}
          </a>
        </p>
      )}
      <p class="note">
        {words.version} : {version} · <a href={localPath(language, '/sparql')}>{words.sparql}</a>
      </p>
    </Layout>
  );
};
