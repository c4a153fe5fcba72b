/** A page of text about the bank. */

import type { Child, FC } from 'hono/jsx';
import type { Language } from '../language.js';
import { CommonsLayout } from './commons-layout.js';
import type { PageWords } from './page-words.js';
import { Inline, type Parts, Sections, typeset } from './prose.js';

export interface TextPageProps {
  readonly words: PageWords;
  readonly language: Language;
  /** Path without language prefix. */
  readonly path: string;
  readonly parts: Parts;
  /** What is put at the end of sections, by their ids. */
  readonly more?: Readonly<Record<string, Child>>;
  /** What stands between the lead and the sections. */
  readonly children?: Child;
}

/** The page. */
export const TextPage: FC<TextPageProps> = ({ words, language, path, parts, more = {}, children }) => (
  <CommonsLayout language={language} title={words.title} path={path}>
    <h1>{typeset(words.title, language)}</h1>
    <p class="lead">
      <Inline of={words.lead} language={language} parts={parts} />
    </p>
    {children}
    <Sections of={words.sections} more={more} language={language} parts={parts} />
  </CommonsLayout>
);
