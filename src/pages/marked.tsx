/** Texts of partners in our pages: in their own language and direction, cut where they are long, marked where they match. */

import type { FC } from 'hono/jsx';
import { licenceName } from '../model/licence.js';
import type { MarkedText } from '../model/search.js';
import { cutText, type Link, type LocalText } from './names.js';

/** The beginning of a marked text, with the marks that are left of it. */
export function cutMarked({ text, language, marks }: MarkedText, most: number): MarkedText {
  const cut = cutText(text, most);
  const length = cut === text ? text.length : cut.length - 1;
  return { text: cut, language, marks: marks.filter(([, end]) => end <= length) };
}

/** A text cut at its marks: plain, marked, plain, … */
export function piecesOf({ text, marks }: MarkedText): readonly { text: string; isMarked: boolean }[] {
  const pieces: { text: string; isMarked: boolean }[] = [];
  let at = 0;
  for (const [start, end] of marks) {
    if (start < at) continue;
    pieces.push({ text: text.slice(at, start), isMarked: false });
    pieces.push({ text: text.slice(start, end), isMarked: true });
    at = end;
  }
  pieces.push({ text: text.slice(at), isMarked: false });
  return pieces.filter((piece) => piece.text !== '');
}

/** A marked text in its own direction; what it says in the middle of our words cannot turn them around. */
export const Marked: FC<{ of: MarkedText }> = ({ of }) => (
  <bdi {...langOf(of.language)}>
    {piecesOf(of).map(({ text, isMarked }) => (isMarked ? <mark>{text}</mark> : text))}
  </bdi>
);

/** A short text of somebody else. */
export const Foreign: FC<{ of: LocalText }> = ({ of }) => <bdi {...langOf(of.language)}>{of.text}</bdi>;

/** The attribute of a language tag, where there is a plausible one. */
export function langOf(language: string): { lang?: string } {
  return /^[a-z]{2,8}(-[a-z0-9]{1,8})*$/i.test(language) ? { lang: language } : {};
}

const followed = /^(https?:\/\/|mailto:|\/(?!\/))/i;

/** A link, or its text alone where the address is of a kind that we do not send people to. */
export const To: FC<{ link: Link }> = ({ link }) =>
  followed.test(link.href) ? (
    <a href={link.href} {...(link.href.startsWith('/') ? {} : { rel: 'external noopener' })}>
      <Foreign of={link} />
    </a>
  ) : (
    <Foreign of={link} />
  );

/** A link to an address elsewhere, shown as it is. */
export const External: FC<{ href: string }> = ({ href }) => (
  <To link={{ href, text: cutText(href, 200), language: '' }} />
);

/** A licence by its name where it is a well-known one, else by its address. */
export const Licence: FC<{ href: string }> = ({ href }) => (
  <To link={{ href, text: licenceName(href) ?? cutText(href, 200), language: '' }} />
);
