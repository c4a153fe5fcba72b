/** The frame of every page: head, header, main, footer. */

import { raw } from 'hono/html';
import type { Child, FC } from 'hono/jsx';
import { type Language, localPath, wordsOf } from './language.js';
import { cutText } from './names.js';
import { scriptText } from './script-text.js';
import { footerMenu, headerMenu } from './site-menu.js';

export interface LayoutProps {
  readonly language: Language;
  readonly title: string;
  /** Path of this page without language prefix, for the switch; null where it has no counterpart. */
  readonly path: string | null;
  /** Other formats of the same thing. */
  readonly alternates?: readonly { readonly type: string; readonly href: string }[];
  /** What the page tells in the words of schema.org; null: nothing. */
  readonly schema?: object | null;
  /** What search engines should do with the page, where it is not the usual. */
  readonly robots?: 'noindex';
  /** Addresses of style sheets besides the site's own. */
  readonly styles?: readonly string[];
  /** Addresses of scripts, run in their order when the page stands; one of a folder `client/` is a module. */
  readonly scripts?: readonly string[];
  /** `wide` has room for a column beside the main one. */
  readonly width?: 'wide' | 'text';
  readonly children?: Child;
}

/** A whole HTML document. */
export const Layout: FC<LayoutProps> = (props) => {
  const { language, title, path, alternates = [], robots, width = 'text', children } = props;
  const { styles = [], scripts = [], schema = null } = props;
  const words = wordsOf(language);
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title === words.siteName ? title : `${cutText(title, 120)} · ${words.siteName}`}</title>
        {robots === undefined ? null : <meta name="robots" content={robots} />}
        <link rel="stylesheet" href="/style.css" />
        {styles.map((href) => (
          <link rel="stylesheet" href={href} />
        ))}
        {scripts.map((src) =>
          src.includes('/client/') ? <script type="module" src={src} /> : <script defer src={src} />,
        )}
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        {schema === null ? null : <script type="application/ld+json">{raw(scriptText(schema))}</script>}
        {alternates.map(({ type, href }) => (
          <link rel="alternate" type={type} href={href} />
        ))}
      </head>
      <body>
        <a class="skip" href="#content">
          {words.skip}
        </a>
        <Header language={language} path={path} />
        <main id="content" class={width}>
          {children}
        </main>
        <Footer language={language} />
      </body>
    </html>
  );
};

const Header: FC<{ language: Language; path: string | null }> = ({ language, path }) => {
  const words = wordsOf(language);
  const other: Language = language === 'fr' ? 'en' : 'fr';
  return (
    <header>
      <nav aria-label={words.mainMenu}>
        <a class="site-name" href={localPath(language, '/')}>
          {words.siteName}
        </a>
        {headerMenu.map(({ path: to, text }) => (
          <a href={localPath(language, to)} {...currentIn(path, to)}>
            {text[language]}
          </a>
        ))}
        {path === null ? null : (
          <a class="switch" href={localPath(other, path)} lang={other} hreflang={other}>
            {words.otherLanguage}
          </a>
        )}
      </nav>
    </header>
  );
};

// A search with parameters is a search; a page below another one is not that one, but within it.
function currentIn(path: string | null, entry: string): { 'aria-current'?: 'page' | 'true' } {
  const [own = ''] = path?.split('?') ?? [];
  if (own === entry) return { 'aria-current': 'page' };
  return own.startsWith(`${entry}/`) ? { 'aria-current': 'true' } : {};
}

const Footer: FC<{ language: Language }> = ({ language }) => (
  <footer>
    <nav aria-label={wordsOf(language).footerMenu}>
      {footerMenu.map(({ title, entries }) => (
        <section>
          <h2>{title[language]}</h2>
          <ul>
            {entries.map(({ path, text }) => (
              <li>
                <a href={localPath(language, path)}>{text[language]}</a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
    <p>{wordsOf(language).footer}</p>
  </footer>
);

/** The text of a document, with its doctype. */
export function toHtml(document: { toString(): string }): string {
  return `<!doctype html>\n${document.toString()}`;
}

/** An HTML answer. */
export function htmlResponse(
  document: { toString(): string },
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(toHtml(document), {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', ...headers },
  });
}
