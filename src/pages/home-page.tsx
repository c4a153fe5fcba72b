/** The home page: what the bank is, how much there is in it, and the ways in. */

import type { FC } from 'hono/jsx';
import type { FacetName, SearchResult } from '../model/search.js';
import { nameOfValue } from './facet-panel.js';
import { type FacetNode, facetTree } from './facet-tree.js';
import { formatCount, formatNumber, type Language, localPath, wordsOf } from './language.js';
import { Layout } from './layout.js';
import { Choropleth, rowsOf } from './map/choropleth.js';
import { mapWords } from './map/map-words.js';
import type { Maps } from './map/maps.js';
import { notRead } from './origin.js';
import { ResultList } from './result-list.js';
import { SearchForm } from './search-form.js';
import { Indexing } from './search-page.js';
import { emptySearch, searchPath, viewPaths } from './search-state.js';

export interface HomeProps {
  readonly language: Language;
  readonly version: number;
  readonly base: string;
  /** The newest initiatives with the facets of all; null while the index cannot answer. */
  readonly result: SearchResult | null;
  readonly maps: Maps;
}

/** Facets that one may begin with, and how many values of each are shown. */
const ways: readonly (readonly [FacetName, number])[] = [
  ['theme', 16],
  ['territory', 18],
  ['stage', 6],
  ['engineering', 9],
  ['audience', 9],
  ['source', 12],
];

/** The home page. */
export const HomePage: FC<HomeProps> = (props) => {
  const { language, version, base, result, maps } = props;
  const words = wordsOf(language);
  return (
    <Layout language={language} title={words.siteName} path="/" width="wide">
      <div class="hero">
        <div class="hero-text">
          <h1>{words.siteName}</h1>
          <p class="lead">{words.tagline}</p>
          {result === null || result.total === 0 ? null : <HowMuch {...{ result, language }} />}
          <SearchForm state={emptySearch} language={language} />
        </div>
        <MapOfAll {...{ result, language, maps }} />
      </div>
      {result === null ? (
        <p class="notice" role="status">
          {words.notReadyTitle}. {words.notReadyText}
        </p>
      ) : (
        <Contents result={result} language={language} base={base} />
      )}
      <p class="note">
        <a href={localPath(language, `/versions/${version}`)}>{words.version}</a>
        {language === 'fr' ? '\u00A0: ' : ': '}
        {version}
      </p>
    </Layout>
  );
};

/** All initiatives by département, each of which leads to its own. */
const MapOfAll: FC<Pick<HomeProps, 'result' | 'language' | 'maps'>> = ({ result, language, maps }) => {
  const counts = result?.departements ?? null;
  if (counts === null || counts.departements.length === 0) return null;
  const rows = rowsOf(maps.outlines.departements, counts, emptySearch, language);
  return (
    <div class="hero-map">
      <a class="skip" href="#ways-in">
        {mapWords[language].skip}
      </a>
      <Choropleth {...{ drawing: maps.drawing, counts, state: emptySearch, language, rows }} />
      <p class="note">
        {mapWords[language].legend}
        {' · '}
        <a href={localPath(language, viewPaths.map)}>{mapWords[language].title}</a>
      </p>
    </div>
  );
};

const HowMuch: FC<{ result: SearchResult; language: Language }> = (props) => {
  const { result, language } = props;
  const words = wordsOf(language);
  const sources = result.facets.find(({ name }) => name === 'source');
  const partners = (sources?.values.length ?? 0) + (sources?.leftOut ?? 0);
  return (
    <p class="how-much">
      {words.homeCount} <strong>{formatCount(result.total, words.initiativeCount, language)}</strong>
      {partners === 0 ? null : (
        <>
          {' '}
          {words.homeFrom}{' '}
          <a href={localPath(language, '/sources')}>{formatCount(partners, words.sourceCount, language)}</a>
        </>
      )}
      {notRead(result.facets, language)}.
    </p>
  );
};

const Contents: FC<{ result: SearchResult; language: Language; base: string }> = (props) => {
  const { result, language, base } = props;
  const words = wordsOf(language);
  const { progress } = result;
  if (result.total === 0 && progress === null) return <p class="notice">{words.noInitiatives}</p>;
  return (
    <>
      {progress === null ? null : <Indexing {...progress} language={language} />}
      <div class="ways-in" id="ways-in">
        {ways.map(([name, most]) => (
          <WayIn result={result} name={name} most={most} language={language} />
        ))}
      </div>
      <section class="newest" aria-labelledby="newest">
        <h2 id="newest">{words.newest}</h2>
        <ResultList items={result.items} language={language} base={base} level={3} />
        <p>
          <a class="action" href={localPath(language, searchPath(emptySearch))}>
            {words.seeAllInitiatives}
          </a>
        </p>
      </section>
    </>
  );
};

// Régions are where one begins in the country that the bank is of; other countries stand beside them.
function largest(node: FacetNode): readonly FacetNode[] {
  return node.value.key === 'country/FR' && node.below.length > 0 ? node.below : [node];
}

const WayIn: FC<{ result: SearchResult; name: FacetName; most: number; language: Language }> = (props) => {
  const { result, name, most, language } = props;
  const words = wordsOf(language);
  const facet = result.facets.find((candidate) => candidate.name === name);
  const nodes = facet === undefined ? [] : facetTree(facet, emptySearch).flatMap(largest);
  if (nodes.length === 0) return null;
  // No partner stands before another for being larger.
  if (name === 'source') nodes.sort((a, b) => a.value.label.localeCompare(b.value.label, language));
  const all = name === 'source' ? '/sources' : searchPath(emptySearch);
  return (
    <section class={`way ${name}`} aria-labelledby={`by-${name}`}>
      <h2 id={`by-${name}`}>{words[name]}</h2>
      <ul>
        {nodes.slice(0, most).map(({ value, next }) => (
          <li>
            <a href={localPath(language, searchPath(next))}>
              {nameOfValue(name, value, words)}{' '}
              <span class="count">{formatNumber(value.count, language)}</span>
            </a>
          </li>
        ))}
      </ul>
      {nodes.length <= most ? null : (
        <p class="note">
          <a href={localPath(language, all)}>{words.more}</a>
        </p>
      )}
    </section>
  );
};
