/** Parts that the pages of things share: facts in rows, chains, paragraphs, provenance, data. */

import type { Child, FC } from 'hono/jsx';
import { thingFormats } from '../rdf/media-types.js';
import { formatMoment, type Language, localPath, wordsOf } from './language.js';
import { External, langOf, To } from './marked.js';
import type { Link, LocalText } from './names.js';
import type { ProvenanceView } from './provenance-view.js';

/** One row: what it is, and its value. */
export const Fact: FC<{ label: string; children?: Child }> = ({ label, children }) => (
  <div>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
);

/** A row of links, or nothing where there are none. */
export const LinksFact: FC<{ label: string; links: readonly Link[] }> = ({ label, links }) =>
  links.length === 0 ? null : (
    <Fact label={label}>
      <Items items={links.map((link) => <To link={link} />)} />
    </Fact>
  );

/** A row of addresses elsewhere, or nothing where there are none. */
export const AddressesFact: FC<{ label: string; addresses: readonly string[] }> = ({ label, addresses }) =>
  addresses.length === 0 ? null : (
    <Fact label={label}>
      <Items items={addresses.map((href) => <External href={href} />)} />
    </Fact>
  );

/** A row of chains, each from the smallest to the largest: commune › département › région. */
export const ChainsFact: FC<{ label: string; chains: readonly (readonly Link[])[] }> = ({ label, chains }) =>
  chains.length === 0 ? null : (
    <Fact label={label}>
      <Items items={chains.map((chain) => <Chain links={chain} />)} />
    </Fact>
  );

/** Links one after the other, from the first to what is above it. */
export const Chain: FC<{ links: readonly Link[] }> = ({ links }) => (
  <>
    {links.map((link, n) => (
      <>
        {n === 0 ? null : <span class="above"> › </span>}
        <To link={link} />
      </>
    ))}
  </>
);

// A single value needs no list.
const Items: FC<{ items: readonly Child[] }> = ({ items }) =>
  items.length === 1 ? (
    items[0]
  ) : (
    <ul>
      {items.map((item) => (
        <li>{item}</li>
      ))}
    </ul>
  );

/** Paragraphs of a partner's text. */
export const Paragraphs: FC<{ of: readonly LocalText[]; class?: string }> = ({ of, ...rest }) => (
  <>
    {of.map(({ text, language }) => (
      <p {...rest} dir="auto" {...langOf(language)}>
        {text}
      </p>
    ))}
  </>
);

/** The heading of a thing, under what kind of thing it is. */
export const Title: FC<{ kind: string; title: LocalText; children?: Child }> = (props) => (
  <>
    <p class="kind">{props.kind}</p>
    <h1 dir="auto" {...langOf(props.title.language)}>
      {props.title.text}
    </h1>
    {props.children}
  </>
);

/** The facts of a thing beside what is told of it. */
export const Aside: FC<{ language: Language; children?: Child }> = ({ language, children }) => (
  <aside class="facts" aria-labelledby="facts">
    <h2 id="facts">{wordsOf(language).atAGlance}</h2>
    {children}
  </aside>
);

/** When and from what a record was read. */
export const Provenance: FC<{ of: ProvenanceView; language: Language }> = ({ of, language }) => {
  const words = wordsOf(language);
  return (
    <dl>
      {of.page === null ? null : (
        <Fact label={words.page0}>
          <External href={of.page} />
        </Fact>
      )}
      {of.readAt === null ? null : <Fact label={words.readAt}>{formatMoment(of.readAt, language)}</Fact>}
      {of.mappedAt === null ? null : (
        <Fact label={words.mappedAt}>{formatMoment(of.mappedAt, language)}</Fact>
      )}
      {of.digest === null ? null : (
        <Fact label={words.digest}>
          <code>{of.digest}</code>
        </Fact>
      )}
      <Fact label={words.provenanceGraph}>
        <a href={of.href}>
          <code>{of.href}</code>
        </a>
      </Fact>
    </dl>
  );
};

/** Where the data of a thing are: for the head and for the foot of its page. */
export function dataLinks(path: string): readonly { label: string; type: string; href: string }[] {
  return thingFormats.map(({ name, label, mediaType }) => ({
    label,
    type: mediaType,
    href: `/data/${path}.${name}`,
  }));
}

/** The identifier of a thing, its data, and a query about it. */
export const Data: FC<{ iri: string; path: string; language: Language }> = ({ iri, path, language }) => {
  const words = wordsOf(language);
  return (
    <section class="data" aria-labelledby="data">
      <h2 id="data">{words.data}</h2>
      <dl>
        <Fact label={words.identifier}>
          <code>{iri}</code>
        </Fact>
        <Fact label={words.format}>
          <span class="formats">
            {dataLinks(path).map(({ label, type, href }) => (
              <a href={href} type={type}>
                {label}
              </a>
            ))}
          </span>
        </Fact>
        <Fact label={words.sparql}>
          <a href={localPath(language, `/sparql?about=${encodeURIComponent(iri)}`)} rel="nofollow">
            {words.queryThis}
          </a>
        </Fact>
      </dl>
    </section>
  );
};
