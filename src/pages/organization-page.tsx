/** The page of an organization at its IRI: who it is, and what it holds, takes part in and funds, whoever tells it. */

import type { FC } from 'hono/jsx';
import { bis, dcterms, foaf, org, rdf, schema } from '../rdf/vocabulary.js';
import { type Description, mostGraphs, quadsOf, valuesOf } from './description.js';
import { AddressesFact, ChainsFact, Data, dataLinks, Fact, LinksFact, Title } from './facts.js';
import { type Language, wordsOf } from './language.js';
import { Layout } from './layout.js';
import { Foreign, To } from './marked.js';
import { type Link, type LocalText, labelOf } from './names.js';
import { type FoundCalls, OpenCalls } from './open-calls.js';
import type { Site } from './site.js';

/** An initiative and the partner who tells it. */
export interface Told {
  readonly initiative: Link;
  readonly publisher: Link | null;
}

const roles = { holds: bis.holder, takesPart: bis.partner, funds: schema.funder } as const;
type Role = keyof typeof roles;

export interface OrganizationView {
  readonly iri: string;
  readonly name: LocalText;
  readonly homepages: readonly string[];
  readonly legalForms: readonly Link[];
  readonly numbers: readonly string[];
  readonly places: readonly (readonly Link[])[];
  readonly roles: Readonly<Record<Role, readonly Told[]>>;
  /** Whether more records speak of it than are shown. */
  readonly isCut: boolean;
}

/** Gathers what the page of an organization shows. */
export function viewOrganization(description: Description, site: Site, language: Language): OrganizationView {
  const strings = (property: typeof foaf.homepage) =>
    valuesOf(description, property).map(({ value }) => value);
  return {
    iri: description.iri,
    name: labelOf(description, language),
    homepages: strings(foaf.homepage),
    legalForms: strings(org.classification).map((iri) => site.names.link(iri, language)),
    numbers: strings(org.identifier),
    places: strings(dcterms.spatial).map((iri) => site.names.chain(iri, language)),
    roles: rolesOf(description, site, language),
    isCut: description.graphs.length === mostGraphs,
  };
}

// The graphs that describe an organization are those of the records that name it.
function rolesOf({ iri, graphs }: Description, { names }: Site, language: Language) {
  const told: Record<Role, Map<string, Told>> = { holds: new Map(), takesPart: new Map(), funds: new Map() };
  for (const quads of graphs.map(quadsOf)) {
    for (const { subject, predicate, object } of quads) {
      if (object.value !== iri) continue;
      const role = Object.entries(roles).find(([, property]) => property.equals(predicate))?.[0] as Role;
      if (role === undefined) continue;
      const about = { iri: subject.value, quads };
      // Calls have a list of their own, which those leave that are closed.
      if (valuesOf(about, rdf.type).some((type) => type.equals(bis.Call))) continue;
      const [publisher] = valuesOf(about, dcterms.publisher);
      told[role].set(subject.value, {
        initiative: { ...names.link(subject.value, language), ...labelOf(about, language) },
        publisher: publisher === undefined ? null : names.link(publisher.value, language),
      });
    }
  }
  return {
    holds: [...told.holds.values()],
    takesPart: [...told.takesPart.values()],
    funds: [...told.funds.values()],
  };
}

export interface OrganizationPageProps {
  readonly view: OrganizationView;
  readonly calls: FoundCalls;
  readonly language: Language;
  readonly base: string;
  readonly path: string;
}

/** The page of an organization. */
export const OrganizationPage: FC<OrganizationPageProps> = ({ view, calls, language, base, path }) => {
  const words = wordsOf(language);
  return (
    <Layout language={language} title={view.name.text} path={`/doc/${path}`} alternates={dataLinks(path)}>
      <article class="thing">
        <Title kind={words.organization} title={view.name} />
        <dl>
          <ChainsFact label={words.place} chains={view.places} />
          <LinksFact label={words.legalForm} links={view.legalForms} />
          {view.numbers.map((number) => (
            <Fact label={words.number}>{number}</Fact>
          ))}
          <AddressesFact label={words.homepage} addresses={view.homepages} />
        </dl>
        {view.isCut ? <p class="notice">{words.firstRecords}</p> : null}
        {(['holds', 'takesPart', 'funds'] as const).map((role) => (
          <ToldList heading={words[role]} told={view.roles[role]} id={role} />
        ))}
        <OpenCalls calls={calls} language={language} base={base} />
        <Data iri={view.iri} path={path} language={language} />
      </article>
    </Layout>
  );
};

const ToldList: FC<{ heading: string; told: readonly Told[]; id: string }> = ({ heading, told, id }) =>
  told.length === 0 ? null : (
    <section aria-labelledby={id}>
      <h2 id={id}>
        {heading} <span class="count">{told.length}</span>
      </h2>
      <ul class="cards">
        {told.map(({ initiative, publisher }) => (
          <li>
            <To link={initiative} />
            {publisher === null ? null : (
              <span class="note">
                <Foreign of={publisher} />
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
