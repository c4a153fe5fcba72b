/** The facets beside the results: values with their counts, each a link that chooses it or takes it back. */

import type { FC } from 'hono/jsx';
import type { Facet, FacetName, FacetValue } from '../model/search.js';
import { type FacetNode, facetTree } from './facet-tree.js';
import { formatCount, formatNumber, type Language, localPath, type Words, wordsOf } from './language.js';
import { cutText } from './names.js';
import { NearForm } from './near-form.js';
import { type SearchState, searchPath } from './search-state.js';
import { YearForm } from './year-form.js';

/** Values of a facet that are in sight at once. */
const inSight = 8;
/** Facets that stand open from the start. */
const open: readonly FacetName[] = [
  'callKind',
  'theme',
  'territory',
  'stage',
  'engineering',
  'source',
  'origin',
];

export interface FacetPanelProps {
  readonly facets: readonly Facet[];
  readonly state: SearchState;
  readonly language: Language;
  /** What the centre of the search is called; empty without one. */
  readonly nearName: string;
  /** The path that a search has here. */
  readonly address?: (state: SearchState) => string;
}

const originWords = (words: Words): Readonly<Record<string, string>> => ({
  read: words.originRead,
  reconstructed: words.originReconstructed,
  fictional: words.originFictional,
});

/** What a value is called: where it is not a thing, in our words. */
export function nameOfValue(name: FacetName, { label, key }: FacetValue, words: Words): string {
  if (name === 'distinction' && key === '1') return words.hasDistinction;
  if (name === 'origin') return originWords(words)[key] ?? cutText(key, 80);
  return cutText(label, 80);
}

/** All facets that have something to choose. On a phone they are folded behind one line. */
export const FacetPanel: FC<FacetPanelProps> = (props) => {
  const { facets, state, language, nearName, address = searchPath } = props;
  const words = wordsOf(language);
  const trees = facets
    .map((facet) => ({ facet, nodes: facetTree(facet, state) }))
    .filter(({ facet, nodes }) => nodes.length > 0 && !isMatterOfCourse(facet));
  if (trees.length === 0) return null;
  const chosen = Object.values(state.facets).flat().length + (state.near === null ? 0 : 1);
  return (
    <section class="filters-column" aria-labelledby="filters">
      <h2 id="filters" class="unseen">
        {words.filters}
      </h2>
      <details class="filters">
        <summary>
          {words.filters}
          {chosen === 0 ? null : ` (${formatNumber(chosen, language)})`}
        </summary>
        {trees.map(({ facet, nodes }) => {
          const isOpen = open.includes(facet.name) || isChosen(facet, state);
          return (
            <details class="facet" id={`facet-${facet.name}`} open={isOpen}>
              <summary>
                <h3>{words[facet.name]}</h3>
              </summary>
              <Values nodes={nodes} facet={facet} language={language} address={address} />
              {facet.name === 'territory' ? (
                <NearForm state={state} nearName={nearName} language={language} address={address} />
              ) : null}
              {facet.name === 'year' ? <YearForm {...{ state, language, address }} /> : null}
              {facet.leftOut === 0 ? null : (
                <p class="note">{formatCount(facet.leftOut, words.leftOut, language)}</p>
              )}
            </details>
          );
        })}
        <p class="to-found">
          <a class="action" href="#found">
            {words.seeResults}
          </a>
        </p>
      </details>
    </section>
  );
};

// Where all records were read, there is nothing to choose.
function isMatterOfCourse({ name, values }: Facet): boolean {
  return (
    name === 'origin' &&
    values.every(({ key, count, isSelected }) => !isSelected && (key === 'read' || count === 0))
  );
}

function isChosen({ name, values }: Facet, { near, years }: SearchState): boolean {
  if (name === 'territory' && near !== null) return true;
  if (name === 'year' && years !== null) return true;
  return values.some(({ isSelected }) => isSelected);
}

// Whether it is chosen, or something below it.
function hasChosen({ value, below }: FacetNode): boolean {
  return value.isSelected || below.some(hasChosen);
}

interface Listed {
  readonly facet: Facet;
  readonly language: Language;
  readonly address: (state: SearchState) => string;
}

const Values: FC<Listed & { nodes: readonly FacetNode[] }> = ({ nodes, ...listed }) => {
  const { language } = listed;
  // One more than fit is not worth a fold.
  const cut = nodes.length <= inSight + 2 ? nodes.length : inSight;
  const first = nodes.filter((node, n) => n < cut || hasChosen(node));
  const rest = nodes.filter((node, n) => n >= cut && !hasChosen(node));
  return (
    <>
      <ul>
        {first.map((node) => (
          <Value node={node} {...listed} />
        ))}
      </ul>
      {rest.length === 0 ? null : (
        <details class="more">
          <summary>{wordsOf(language).more}</summary>
          <ul>
            {rest.map((node) => (
              <Value node={node} {...listed} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
};

const Value: FC<Listed & { node: FacetNode }> = ({ node, ...listed }) => {
  const { value, next, below } = node;
  const { facet, language, address } = listed;
  const isOpen = value.isSelected || below.some(hasChosen) || value.key.startsWith('country/');
  const words = wordsOf(language);
  return (
    <li>
      <a
        class={value.isSelected ? 'value chosen' : 'value'}
        href={localPath(language, address(next))}
        rel="nofollow"
        {...(value.isSelected ? { 'aria-current': 'true' } : {})}
      >
        <span class="box" aria-hidden="true" />
        <span class="label">{nameOfValue(facet.name, value, words)}</span>{' '}
        <span class="count">{formatNumber(value.count, language)}</span>
      </a>
      {below.length === 0 || !isOpen ? null : <Values nodes={below} {...listed} />}
    </li>
  );
};
