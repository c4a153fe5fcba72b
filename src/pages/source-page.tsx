/** The page of a partner at its IRI: who it is, what it calls innovation, under which licence, and what it tells. */

import type { FC } from 'hono/jsx';
import type { Source } from '../model/source.js';
import { dcat } from '../rdf/service-vocabulary.js';
import { bis, dcterms, foaf } from '../rdf/vocabulary.js';
import { typeset } from './commons/prose.js';
import { type Description, valuesOf } from './description.js';
import { AddressesFact, Aside, Data, dataLinks, Fact, Title } from './facts.js';
import { type Found, Initiatives } from './initiatives.js';
import { formatDate, type Language, localPath, wordsOf } from './language.js';
import { Layout } from './layout.js';
import { Foreign, Licence, To } from './marked.js';
import { type Link, type LocalText, labelOf } from './names.js';
import { type FoundCalls, OpenCalls } from './open-calls.js';
import { partnerWords } from './partner-words.js';
import { Quality, type QualityView, viewQuality } from './quality.js';
import { definitionOf } from './record-view.js';
import type { Site } from './site.js';
import { trialPath } from './trial-page.js';
import { trialWords } from './trial-words.js';

export interface SourceView {
  readonly iri: string;
  /** `apriles` */
  readonly id: string;
  readonly name: LocalText;
  readonly homepages: readonly string[];
  readonly contacts: readonly string[];
  readonly licence: string | null;
  readonly openness: Link | null;
  readonly definition: LocalText | null;
  readonly mappingVersion: string | null;
  /** What the project's own file says of it; null for a source that came from elsewhere. */
  readonly file: Source | null;
  /** What its last harvest measured; null: it has not been harvested. */
  readonly quality: QualityView | null;
}

/** Gathers what the page of a source shows. */
export function viewSource(description: Description, site: Site, language: Language): SourceView {
  const strings = (property: typeof foaf.homepage) =>
    valuesOf(description, property).map(({ value }) => value);
  const id = description.iri.slice(`${site.base}id/source/`.length);
  const [openness] = strings(bis.openness);
  return {
    iri: description.iri,
    id,
    name: labelOf(description, language),
    homepages: strings(foaf.homepage),
    contacts: strings(dcat.contactPoint),
    licence: strings(dcterms.license)[0] ?? null,
    openness: openness === undefined ? null : site.names.link(openness, language),
    definition: definitionOf(description.iri, site, language),
    mappingVersion: strings(bis.mappingVersion)[0] ?? null,
    file: site.sources.find((source) => source.id === id) ?? null,
    quality: viewQuality(site.reports.comparable(id)[0], site, language),
  };
}

export interface SourcePageProps {
  readonly view: SourceView;
  readonly found: Found;
  readonly calls: FoundCalls;
  readonly language: Language;
  readonly base: string;
  readonly path: string;
}

/** The page of a partner. */
export const SourcePage: FC<SourcePageProps> = ({ view, found, calls, language, base, path }) => {
  const words = wordsOf(language);
  return (
    <Layout
      language={language}
      title={view.name.text}
      path={`/doc/${path}`}
      alternates={dataLinks(path)}
      width="wide"
    >
      <article class="record">
        <div class="text">
          <Title kind={words.source} title={view.name}>
            {view.file === null ? null : <p class="told">{words[view.file.family]}</p>}
          </Title>
          <section class="definition" aria-labelledby="definition">
            <h2 id="definition">{words.definition}</h2>
            {view.definition === null ? (
              <p class="note">{words.noDefinition}</p>
            ) : (
              <blockquote>
                <Foreign of={view.definition} />
              </blockquote>
            )}
          </section>
        </div>
        <Aside language={language}>
          <Facts view={view} language={language} />
        </Aside>
        <div class="rest">
          <Initiatives found={found} language={language} base={base} />
          <OpenCalls calls={calls} language={language} base={base} />
          {view.quality === null ? null : <Quality view={view.quality} language={language} />}
          {view.file === null ? null : (
            <p>
              <a href={`${localPath(language, trialPath)}?source=${encodeURIComponent(view.id)}`}>
                {trialWords[language].tryHere}
              </a>
            </p>
          )}
          <Data iri={view.iri} path={path} language={language} />
        </div>
      </article>
    </Layout>
  );
};

const Facts: FC<{ view: SourceView; language: Language }> = ({ view, language }) => {
  const words = wordsOf(language);
  return (
    <dl>
      <AddressesFact label={words.homepage} addresses={view.homepages} />
      <AddressesFact label={words.contact} addresses={view.contacts} />
      <Fact label={words.licence}>
        {view.licence === null ? words.noLicence : <Licence href={view.licence} />}
      </Fact>
      {view.openness === null ? null : <Fact label={words.data}>{<To link={view.openness} />}</Fact>}
      {view.file === null ? null : (
        <>
          {view.file.example ? null : <Fact label={words.status}>{statusOf(view.file, language)}</Fact>}
          <Fact label={words.evidence}>{evidenceOf(view.file, language)}</Fact>
          {view.file.example ? null : <Yours language={language} />}
        </>
      )}
    </dl>
  );
};

const Yours: FC<{ language: Language }> = ({ language }) => {
  const { yours, join, leave } = partnerWords[language];
  return (
    <Fact label={yours}>
      <a href={localPath(language, '/a-propos/rejoindre')}>{join}</a> ·{' '}
      <a href={localPath(language, '/a-propos/partir')}>{leave}</a>
    </Fact>
  );
};

/** Whether a partner's site is as it was when its mapping was written, in words. */
export function statusOf({ status, evidence, openness }: Source, language: Language): string {
  const words = wordsOf(language);
  // Nobody has looked.
  if (status === 'live' && evidence.kind !== 'observed') {
    const { unverified, told } = partnerWords[language];
    return typeset(openness === 'founding-document' ? unverified : told, language);
  }
  const told = {
    live: words.statusLive,
    moved: words.statusMoved,
    archived: words.statusArchived,
    listed: words.statusListed,
  };
  return told[status];
}

/** What the author of a partner's mapping has seen, in words. */
export function evidenceOf({ evidence, example }: Source, language: Language): string {
  const words = wordsOf(language);
  if (example) return words.evidenceExample;
  switch (evidence.kind) {
    case 'observed':
      return `${words.evidenceObserved} ${formatDate(evidence.date, language)}.`;
    case 'cms-default':
      return words.evidenceCms;
    case 'reconstructed':
      return words.evidenceReconstructed;
    case 'none':
      return words.evidenceNone;
  }
}
