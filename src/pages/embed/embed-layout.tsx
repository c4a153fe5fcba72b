/** The frame of the pages that stand in frames of other sites: no menu, and every link leads out of the frame. */

import type { Child, FC } from 'hono/jsx';
import type { Language } from '../language.js';
import { cutText } from '../names.js';
import type { EmbedRequest } from './embed-request.js';

export interface EmbedLayoutProps {
  readonly language: Language;
  readonly title: string;
  readonly scheme?: EmbedRequest['scheme'];
  readonly styles?: readonly string[];
  readonly scripts?: readonly string[];
  readonly children?: Child;
}

/** A whole HTML document. */
export const EmbedLayout: FC<EmbedLayoutProps> = (props) => {
  const { language, title, scheme = 'auto', styles = [], scripts = [], children } = props;
  return (
    <html lang={language} class={`embed scheme-${scheme}`}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{cutText(title, 120)}</title>
        <meta name="robots" content="noindex" />
        {/* What is followed replaces the page around the frame, as a link in that page would. */}
        <base target="_top" />
        {['/style.css', ...styles].map((href) => (
          <link rel="stylesheet" href={href} />
        ))}
        {scripts.map((src) =>
          src.includes('/client/') ? <script type="module" src={src} /> : <script defer src={src} />,
        )}
      </head>
      <body>
        <main>{children}</main>
      </body>
    </html>
  );
};
