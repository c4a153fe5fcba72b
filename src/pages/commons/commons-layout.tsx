/** The frame of the pages about the bank: their menu beside them, or folded above them on a phone. */

import type { Child, FC } from 'hono/jsx';
import { type Language, localPath } from '../language.js';
import { Layout } from '../layout.js';
import { commonsPages, menuWords } from './commons-menu.js';

export interface CommonsLayoutProps {
  readonly language: Language;
  readonly title: string;
  /** Path without language prefix. */
  readonly path: string;
  readonly children?: Child;
}

/** A whole page. */
export const CommonsLayout: FC<CommonsLayoutProps> = ({ language, title, path, children }) => (
  <Layout language={language} title={title} path={path} width="wide">
    <div class="commons">
      <nav class="section-menu" aria-label={menuWords[language].label}>
        <details>
          <summary>{menuWords[language].label}</summary>
          <ul>
            {commonsPages.map((page) => (
              <li>
                <a
                  href={localPath(language, page.path)}
                  {...(page.path === path ? { 'aria-current': 'page' } : {})}
                >
                  {page.menu[language]}
                </a>
              </li>
            ))}
          </ul>
        </details>
      </nav>
      <article class="prose">{children}</article>
    </div>
  </Layout>
);
