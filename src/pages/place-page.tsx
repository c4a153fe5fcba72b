/** The page of a place at its IRI: what it is, what it is part of, and the initiatives there. */

import type { FC } from 'hono/jsx';
import { bis, igeo, skos, wgs84 } from '../rdf/vocabulary.js';
import { type Description, valuesOf } from './description.js';
import { Aside, Chain, Data, dataLinks, Fact, LinksFact, Title } from './facts.js';
import { type Found, findInitiatives, Initiatives } from './initiatives.js';
import { formatNumber, type Language, localPath, wordsOf } from './language.js';
import { Layout } from './layout.js';
import { LittleMapFigure } from './map/little-map-figure.js';
import { type LittleMapView, viewWhereabouts } from './map/whereabouts.js';
import { Foreign } from './marked.js';
import { type Link, type LocalText, labelOf } from './names.js';
import { type FoundCalls, OpenCalls } from './open-calls.js';
import { localTexts } from './record-view.js';
import { emptySearch, searchPath } from './search-state.js';
import type { Site } from './site.js';

const levels = ['commune', 'epci', 'departement', 'region', 'country', 'city'] as const;
type PlaceLevel = (typeof levels)[number];

export interface PlaceView {
  readonly iri: string;
  /** `commune/38185` */
  readonly key: string;
  readonly name: LocalText;
  /** As its IRI says it. */
  readonly level: PlaceLevel | null;
  /** What it is part of, from the smallest to the largest. */
  readonly above: readonly Link[];
  readonly intercommunalities: readonly Link[];
  readonly otherNames: readonly LocalText[];
  readonly inseeCode: string | null;
  readonly isoCode: string | null;
  readonly position: { readonly latitude: number; readonly longitude: number } | null;
  readonly precision: Link | null;
  readonly little: LittleMapView | null;
}

/** Gathers what the page of a place shows. */
export function viewPlace(description: Description, site: Site, language: Language): PlaceView {
  const { iri } = description;
  const { names, base } = site;
  const first = (property: typeof igeo.codeINSEE) => valuesOf(description, property)[0]?.value ?? null;
  const [latitude, longitude] = [wgs84.lat, wgs84.long].map((property) =>
    Number(first(property) ?? Number.NaN),
  );
  const isPlaced = Number.isFinite(latitude) && Number.isFinite(longitude);
  const precision = first(bis.placePrecision);
  return {
    iri,
    key: iri.slice(`${base}id/place/`.length),
    name: labelOf(description, language),
    level: levels.find((level) => iri.startsWith(`${base}id/place/${level}/`)) ?? null,
    above: names.chain(iri, language).slice(1),
    intercommunalities: valuesOf(description, igeo.subdivisionDirecteDe)
      .filter(({ value }) => value.includes('/id/place/epci/'))
      .map(({ value }) => names.link(value, language)),
    otherNames: valuesOf(description, skos.altLabel, language).flatMap(localTexts),
    inseeCode: first(igeo.codeINSEE),
    isoCode: first(igeo.codeISO),
    position: isPlaced ? { latitude: latitude ?? 0, longitude: longitude ?? 0 } : null,
    precision: precision === null ? null : names.link(precision, language),
    little: viewWhereabouts([iri], null, site, language),
  };
}

export interface PlacePageProps {
  readonly view: PlaceView;
  readonly found: Found;
  readonly calls: FoundCalls;
  readonly language: Language;
  readonly base: string;
  readonly path: string;
}

/** The page of a place. */
export const PlacePage: FC<PlacePageProps> = ({ view, found, calls, language, base, path }) => {
  const words = wordsOf(language);
  const near = searchPath({ ...emptySearch, near: view.key });
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
          <Title kind={view.level === null ? words.place : words[view.level]} title={view.name}>
            {view.above.length === 0 ? null : (
              <p class="told">
                <Chain links={view.above} />
              </p>
            )}
          </Title>
        </div>
        <Aside language={language}>
          <LittleMapFigure view={view.little} name={view.name.text} language={language} />
          <Facts view={view} language={language} />
        </Aside>
        <div class="rest">
          <Initiatives found={found} language={language} base={base} />
          {view.position === null ? null : (
            <p>
              <a href={localPath(language, near)}>{words.aroundHere}</a>
            </p>
          )}
          <OpenCalls calls={calls} language={language} base={base} />
          <Data iri={view.iri} path={path} language={language} />
        </div>
      </article>
    </Layout>
  );
};

const Facts: FC<{ view: PlaceView; language: Language }> = ({ view, language }) => {
  const words = wordsOf(language);
  const degrees = (value: number) => formatNumber(Math.round(value * 1e4) / 1e4, language, 4);
  return (
    <dl>
      {view.otherNames.length === 0 ? null : (
        <Fact label={words.otherNames}>
          {view.otherNames.map((name, n) => (
            <>
              {n === 0 ? null : ', '}
              <Foreign of={name} />
            </>
          ))}
        </Fact>
      )}
      <LinksFact label={words.within} links={view.intercommunalities} />
      {view.inseeCode === null ? null : <Fact label={words.inseeCode}>{view.inseeCode}</Fact>}
      {view.isoCode === null ? null : <Fact label={words.isoCode}>{view.isoCode}</Fact>}
      {view.position === null ? null : (
        <Fact label={words.position}>
          {degrees(view.position.latitude)}°, {degrees(view.position.longitude)}°
          {view.precision === null ? null : <span class="note"> {view.precision.text}</span>}
        </Fact>
      )}
    </dl>
  );
};

/** Finds the initiatives of a place. */
export function findAtPlace(view: PlaceView, site: Site, language: Language): Promise<Found> {
  return findInitiatives(site, 'territory', view.key, language);
}
