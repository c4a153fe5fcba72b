/** What a page of text says, in the two languages. */

import type { Language } from '../language.js';
import type { Section } from './prose.js';

export interface PageWords {
  readonly title: string;
  readonly lead: string;
  readonly sections: readonly Section[];
}

export type PageText = Readonly<Record<Language, PageWords>>;
