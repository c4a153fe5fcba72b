/** The page of the map: the same search as the list's, with the map and the list side by side. */

import type { FC } from 'hono/jsx';
import type { SearchResult } from '../../model/search.js';
import type { Assets } from '../assets.js';
import { oembedLinks } from '../embed/oembed-links.js';
import { FacetPanel } from '../facet-panel.js';
import { type Language, localPath, wordsOf } from '../language.js';
import { Layout } from '../layout.js';
import { NotRead } from '../origin.js';
import { Chips, chipsOf, SearchForm } from '../search-form.js';
import { Found, Notices } from '../search-page.js';
import { type SearchState, searchPath } from '../search-state.js';
import type { WayOn } from '../ways-on.js';
import { baseMapFile } from './base-map.js';
import { Choropleth, DepartementList, Legend, rowsOf } from './choropleth.js';
import { mapWords } from './map-words.js';
import type { Maps } from './maps.js';

export interface MapPageProps {
  readonly state: SearchState;
  /** With the counts of the départements. */
  readonly result: SearchResult;
  readonly language: Language;
  readonly base: string;
  /** What the centre of the search is called. */
  readonly nearName: string;
  readonly ways: readonly WayOn[];
  readonly assets: Assets;
  readonly maps: Maps;
}

/** The scripts of the map, in the order in which they need one another. */
export const mapScripts = ['leaflet.js', 'supercluster.js', 'client/map.js'];
const scripts = [...mapScripts, 'client/search.js'];

/** The page of the map. */
export const MapPage: FC<MapPageProps> = (props) => {
  const { state, result, language, base, nearName, ways, assets } = props;
  const words = wordsOf(language);
  const { facets } = result;
  const chips = chipsOf(state, { facets, nearName, words });
  return (
    <Layout
      language={language}
      title={[...chips.map(({ label }) => label), mapWords[language].title].join(' · ')}
      path={searchPath(state)}
      alternates={oembedLinks(localPath(language, searchPath(state)), base)}
      width="wide"
      styles={[assets.href('leaflet.css')]}
      scripts={scripts.map((name) => assets.href(name))}
      {...(chips.length > 0 || state.page > 1 || state.sort !== null ? { robots: 'noindex' as const } : {})}
    >
      <div class="map-page">
        <h1>{mapWords[language].title}</h1>
        <SearchForm state={state} language={language} />
        <Chips chips={chips} language={language} />
        <Notices state={state} result={result} language={language} />
        <div class="columns">
          <FacetPanel facets={facets} state={state} language={language} nearName={nearName} />
          <MapColumn {...props} />
          <Found {...{ state, result, language, base, ways }} />
        </div>
      </div>
    </Layout>
  );
};

const MapColumn: FC<MapPageProps> = (props) => (
  <div class="map-column">
    <a class="skip" href="#found">
      {mapWords[props.language].skip}
    </a>
    <MapFigure {...props} />
  </div>
);

export type MapFigureProps = Omit<MapPageProps, 'base' | 'nearName' | 'ways'>;

/** The map of a search: the drawing, over which the script puts a map to move in, and its numbers as a list. */
export const MapFigure: FC<MapFigureProps> = ({ state, result, language, assets, maps }) => {
  const words = mapWords[language];
  const counts = result.departements ?? { departements: [], elsewhere: 0 };
  const rows = rowsOf(maps.outlines.departements, counts, state, language);
  const plain: SearchState = { ...state, page: 1, sort: null };
  const address = (path: string, asked: SearchState) =>
    localPath(language, searchPath(asked).replace('/carte', path));
  return (
    <>
      <figure
        class="map"
        data-base={assets.href(`client/${baseMapFile}`)}
        data-points={address('/carte/points', plain)}
        data-records={address('/carte/fiches', { ...plain, near: null })}
        data-around={localPath(language, searchPath({ ...plain, near: null }))}
        data-label={words.label}
        data-words={JSON.stringify(words.client)}
      >
        <Choropleth {...{ drawing: maps.drawing, counts, state, language, rows }} />
        <Legend counts={counts} language={language}>
          <NotRead facets={result.facets} language={language} />
        </Legend>
        <figcaption class="note">
          {words.credits} <a href="https://www.naturalearthdata.com/">Natural Earth</a> {words.creditsMore}
        </figcaption>
      </figure>
      <DepartementList rows={rows} language={language} />
    </>
  );
};
