/** The frame of every page: head, header, main, footer. */

import type { Child, FC } from 'hono/jsx';
import { type Language, localPath, wordsOf } from './language.js';

export interface LayoutProps {
  readonly language: Language;
  readonly title: string;
  /** Path of this page without language prefix, for the switch; null where it has no counterpart. */
  readonly path: string | null;
  /** Other formats of the same thing. */
  readonly alternates?: readonly { readonly type: string; readonly href: string }[];
  readonly children?: Child;
}

/** A whole HTML document. */
export const Layout: FC<LayoutProps> = ({ language, title, path, alternates = [], children }) => {
  const words = wordsOf(language);
  const other: Language = language === 'fr' ? 'en' : 'fr';
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title === words.siteName ? title : `${title} · ${words.siteName}`}</title>
        <link rel="stylesheet" href="/style.css" />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        {alternates.map(({ type, href }) => (
          <link rel="alternate" type={type} href={href} />
        ))}
      </head>
      <body>
        <a class="skip" href="#content">
          {words.skip}
        </a>
        <header>
          <nav>
            <a class="site-name" href={localPath(language, '/')}>
              {words.siteName}
            </a>
            <a href={localPath(language, '/sparql')}>{words.sparql}</a>
            {path === null ? null : (
              <a href={localPath(other, path)} lang={other} hreflang={other}>
                {words.otherLanguage}
              </a>
            )}
          </nav>
        </header>
        <main id="content">{children}</main>
        <footer>
          <p>{words.footer}</p>
        </footer>
      </body>
    </html>
  );
};

/** The text of a document, with its doctype. */
export function toHtml(document: { toString(): string }): string {
  return `<!doctype html>\n${document.toString()}`;
}
