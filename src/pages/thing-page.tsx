/** The page of a thing that has no kind of page of its own: what is said of it, property by property. */

import type { FC } from 'hono/jsx';
import { dcterms, rdf, skos } from '../rdf/vocabulary.js';
import { type Description, valuesOf } from './description.js';
import { Data, dataLinks, Fact, LinksFact, Title } from './facts.js';
import { type Language, wordsOf } from './language.js';
import { Layout } from './layout.js';
import { Foreign } from './marked.js';
import { cutText, type Link, type LocalText, labelOf } from './names.js';
import type { Site } from './site.js';

interface PropertyLine {
  readonly property: string;
  readonly texts: readonly LocalText[];
  readonly links: readonly Link[];
}

export interface ThingView {
  readonly iri: string;
  readonly kind: string;
  readonly title: LocalText;
  readonly lines: readonly PropertyLine[];
}

const longestText = 2_000;

/** Gathers what is said of a thing. */
export function viewThing(description: Description, { names }: Site, language: Language): ThingView {
  const { iri, quads } = description;
  const own = quads.filter(({ subject }) => subject.value === iri);
  const properties = new Map(own.map(({ predicate }) => [predicate.value, predicate]));
  for (const shownAbove of [rdf.type, dcterms.title, skos.prefLabel]) properties.delete(shownAbove.value);
  const [type] = valuesOf(description, rdf.type);
  return {
    iri,
    kind: type === undefined ? wordsOf(language).thing : names.label(type.value, language).text,
    title: labelOf(description, language),
    lines: [...properties.values()].map((property) => {
      const values = own.filter(({ predicate }) => predicate.equals(property)).map(({ object }) => object);
      return {
        property: names.label(property.value, language).text,
        texts: values.flatMap((value) =>
          value.termType === 'Literal'
            ? [{ text: cutText(value.value, longestText), language: value.language }]
            : [],
        ),
        links: values.flatMap((value) =>
          value.termType === 'NamedNode' ? [names.link(value.value, language)] : [],
        ),
      };
    }),
  };
}

export interface ThingPageProps {
  readonly view: ThingView;
  readonly language: Language;
  readonly path: string;
}

/** The page of any thing. */
export const ThingPage: FC<ThingPageProps> = ({ view, language, path }) => (
  <Layout language={language} title={view.title.text} path={`/doc/${path}`} alternates={dataLinks(path)}>
    <article class="thing">
      <Title kind={view.kind} title={view.title} />
      <dl>
        {view.lines.map(({ property, texts, links }) => (
          <>
            {texts.map((text) => (
              <Fact label={property}>
                <Foreign of={text} />
              </Fact>
            ))}
            <LinksFact label={property} links={links} />
          </>
        ))}
      </dl>
      <Data iri={view.iri} path={path} language={language} />
    </article>
  </Layout>
);
