/** Pages of text: what they are made of, and how a text with links, code and French punctuation is shown. */

import type { Child, FC } from 'hono/jsx';
import type { Language } from '../language.js';

/**
 * A part of a section: a paragraph, or what its one key says. Texts may hold `[links](/address)`, `` `code` `` and
 * `{names}` of what the page puts there.
 */
export type Block =
  | string
  | { readonly items: readonly string[] }
  | { readonly steps: readonly string[] }
  | { readonly facts: readonly (readonly [term: string, text: string])[] }
  /** What the founding document says, in French, with a translation of ours in English. */
  | { readonly quote: string; readonly translation?: string }
  /** Shown as it is, or `{name}` alone. */
  | { readonly code: string }
  | { readonly note: string };

export interface Section {
  /** By which it is linked to. */
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** What stands for the names in curly brackets. */
export type Parts = Readonly<Record<string, Child>>;

interface Frame {
  readonly language: Language;
  readonly parts?: Parts;
}

/** No-break spaces where French punctuation wants them. */
export function typeset(text: string, language: Language): string {
  if (language !== 'fr') return text;
  return text
    .replace(/ ([;!?])/g, '\u202F$1')
    .replace(/ (?=:(\s|$))/g, '\u00A0')
    .replace(/(?<=\d) (?=\d{3}(?!\d))/g, '\u202F')
    .replace(/« /g, '«\u00A0')
    .replace(/ »/g, '\u00A0»')
    .replace(/(?<=\d) (?=(%|s|px|jours?|minutes?|km)(?![\p{L}\d]))/gu, '\u00A0');
}

const marked = /\[([^\]]+)\]\(([^)\s]+)\)|`([^`]+)`|\{(\w+)\}/g;

/** A line of text. */
export const Inline: FC<Frame & { of: string }> = ({ of, language, parts = {} }) => {
  const pieces: Child[] = [];
  let at = 0;
  for (const match of of.matchAll(marked)) {
    const [whole, label, href, code, name] = match;
    pieces.push(typeset(of.slice(at, match.index), language));
    at = match.index + whole.length;
    if (label !== undefined) pieces.push(<a href={href}>{typeset(label, language)}</a>);
    else if (code !== undefined) pieces.push(<code>{code}</code>);
    else pieces.push(parts[name ?? ''] ?? null);
  }
  pieces.push(typeset(of.slice(at), language));
  return <>{pieces}</>;
};

export interface SectionsProps extends Frame {
  readonly of: readonly Section[];
  /** What a page puts at the end of its sections, by their ids. */
  readonly more?: Readonly<Record<string, Child>>;
}

/** Sections one after the other. */
export const Sections: FC<SectionsProps> = ({ of, more = {}, ...frame }) => (
  <>
    {of.map(({ id, title, blocks }) => (
      <section aria-labelledby={id}>
        <h2 id={id}>{typeset(title, frame.language)}</h2>
        <Blocks of={blocks} {...frame} />
        {more[id] ?? null}
      </section>
    ))}
  </>
);

/** Parts of a section one after the other. */
export const Blocks: FC<Frame & { of: readonly Block[] }> = ({ of, ...frame }) => (
  <>
    {of.map((block) => (
      <OneBlock of={block} {...frame} />
    ))}
  </>
);

/** Lines to be copied. */
export const Code: FC<{ children?: Child }> = ({ children }) => (
  <pre>
    <code>{children}</code>
  </pre>
);

const OneBlock: FC<Frame & { of: Block }> = ({ of, ...frame }) => {
  if (typeof of === 'string') return <p>{<Inline of={of} {...frame} />}</p>;
  if ('note' in of) return <p class="notice">{<Inline of={of.note} {...frame} />}</p>;
  if ('code' in of) {
    const [, name] = /^\{(\w+)\}$/.exec(of.code) ?? [];
    return <Code>{name === undefined ? of.code : frame.parts?.[name]}</Code>;
  }
  if ('quote' in of) return <Quote {...of} language={frame.language} />;
  if ('facts' in of) {
    return (
      <dl>
        {of.facts.map(([term, text]) => (
          <div>
            <dt>{<Inline of={term} {...frame} />}</dt>
            <dd>{<Inline of={text} {...frame} />}</dd>
          </div>
        ))}
      </dl>
    );
  }
  const items = ('steps' in of ? of.steps : of.items).map((item) => (
    <li>{<Inline of={item} {...frame} />}</li>
  ));
  return 'steps' in of ? <ol>{items}</ol> : <ul>{items}</ul>;
};

const Quote: FC<{ quote: string; translation?: string; language: Language }> = (props) => {
  const { quote, translation, language } = props;
  return (
    <blockquote>
      <p lang="fr">{typeset(quote, 'fr')}</p>
      {language === 'fr' || translation === undefined ? null : <p class="note">{translation}</p>}
    </blockquote>
  );
};
