/** What the page of a call shows, taken from its description: plain values, ready for the page. */

import { dayInFrance, firstDate, lastOpenDay } from '../model/call-days.js';
import type { NamedNode } from '../rdf/terms.js';
import { bis, dcterms, rdf, schema } from '../rdf/vocabulary.js';
import { type Description, valuesOf } from './description.js';
import type { Language } from './language.js';
import { type Link, type LocalText, labelOf } from './names.js';
import { type ProvenanceView, viewProvenances } from './provenance-view.js';
import { paragraphsOf } from './record-view.js';
import type { Site } from './site.js';

export interface CallView {
  readonly iri: string;
  readonly title: LocalText;
  readonly isExample: boolean;
  readonly kind: Link | null;
  readonly abstract: readonly LocalText[];
  readonly text: readonly LocalText[];
  readonly isCut: boolean;
  /** The partner's page. */
  readonly page: string | null;
  /** The page by which it is answered, where that is another one. */
  readonly contact: string | null;
  readonly publisher: Link | null;
  readonly holders: readonly Link[];
  /** What it is made for, as far as the bank has it. */
  readonly initiatives: readonly Link[];
  readonly places: readonly (readonly Link[])[];
  readonly themes: readonly (readonly Link[])[];
  readonly from: string | null;
  readonly through: string | null;
  readonly issued: string | null;
  /** The last day on which it is open (ISO 8601). */
  readonly lastDay: string;
  readonly isClosed: boolean;
  readonly provenance: readonly ProvenanceView[];
}

/** Gathers what the page of a call shows. */
export function viewCall(description: Description, site: Site, language: Language): CallView {
  const { names, reader } = site;
  const values = (property: NamedNode) => valuesOf(description, property, language).map(({ value }) => value);
  const first = (property: NamedNode) => values(property)[0] ?? null;
  const links = (property: NamedNode) => values(property).map((iri) => names.link(iri, language));
  const abstract = paragraphsOf(description, dcterms.abstract, language);
  const text = paragraphsOf(description, dcterms.description, language);
  const dates = {
    from: firstDate(values(schema.validFrom)),
    through: firstDate(values(schema.validThrough)),
    issued: firstDate(values(dcterms.issued)),
  };
  const cameAt = Date.parse(description.graphs[0]?.cameAt ?? '') || 0;
  const lastDay = lastOpenDay(dates, cameAt);
  return {
    iri: description.iri,
    title: labelOf(description, language),
    isExample: valuesOf(description, rdf.type).some((type) => type.equals(bis.ExampleRecord)),
    kind: links(bis.callKind)[0] ?? null,
    abstract: abstract.paragraphs,
    text: text.paragraphs,
    isCut: abstract.isCut || text.isCut,
    page: first(dcterms.source),
    contact: first(bis.contactPage),
    publisher: links(dcterms.publisher)[0] ?? null,
    holders: links(bis.holder),
    initiatives: values(bis.callFor)
      .filter((iri) => reader.isDescribed(iri))
      .map((iri) => names.link(iri, language)),
    places: values(dcterms.spatial).map((iri) => names.chain(iri, language)),
    themes: values(dcterms.subject).map((iri) => names.chain(iri, language)),
    ...dates,
    lastDay,
    isClosed: lastDay < dayInFrance(site.clock()),
    provenance: viewProvenances(description.graphs, site),
  };
}
