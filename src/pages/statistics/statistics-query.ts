/** The SPARQL query whose answer has the numbers of a chart: put together from the files of `queries/statistics/`. */

import { propertyOf, type ThingFacet } from '../../model/record.js';
import { type FacetName, facetNames } from '../../model/search.js';
import { type DimensionName, facetOfDimension } from '../../model/statistics.js';
import { termToNQuads } from '../../rdf/canonical.js';
import { bracketed, isIri } from '../../rdf/iri.js';
import { literal } from '../../rdf/terms.js';
import { FacetKeys, isThingFacet } from '../../search/facet-values.js';
import type { SearchState } from '../search-state.js';

/** The files of the folder. */
export const statisticsQueryNames = [
  'by-concept',
  'by-subtheme',
  'by-territory',
  'by-year',
  'chosen-concept',
  'chosen-distinction',
  'chosen-origin',
  'chosen-territory',
  'chosen-words',
  'chosen-year',
  'chosen-years',
  'counts',
  'crossing',
] as const;
export type StatisticsQueryName = (typeof statisticsQueryNames)[number];

/** Their texts. */
export type StatisticsQueries = Readonly<Record<StatisticsQueryName, string>>;

/** One dimension, or two that are crossed. */
export interface Axes {
  readonly x: DimensionName;
  readonly y: DimensionName | null;
}

/** A query of the folder in its parts. */
interface Piece {
  readonly prefixes: readonly string[];
  readonly body: string;
}

/** Puts queries together, under a base IRI. */
export class StatisticsQueryWriter {
  readonly #queries: StatisticsQueries;
  readonly #base: string;
  readonly #keys: FacetKeys;

  constructor({ queries, base }: { readonly queries: StatisticsQueries; readonly base: string }) {
    this.#queries = queries;
    this.#base = base;
    this.#keys = new FacetKeys(base);
  }

  /**
   * The query behind a chart of what a search finds. Null around a centre: how far the search looks and what SPARQL
   * computes differ by metres.
   */
  write({ x, y }: Axes, state: SearchState): string | null {
    if (state.near !== null) return null;
    const ofX = this.#values(x);
    const ofY = y === null ? null : this.#values(y);
    const chosen = this.#chosen(state);
    const frame = this.#piece(y === null ? 'counts' : 'crossing');
    const parts: Readonly<Record<string, string>> = {
      chosen: chosen.map((piece) => `{\n${indented(piece.body, 2)}\n}`).join('\n'),
      values: ofX.body,
      'values of x': ofX.body,
      'values of y': ofY?.body ?? '',
    };
    // What people chose comes in last, so that nothing in it is taken for a variable.
    const body = named(frame.body, { x, y }).replace(
      /^( *)# ([\w ]+)\n/gm,
      (_, space: string, name: string) => {
        const part = parts[name] ?? '';
        return part === '' ? '' : `${indented(part, space.length)}\n`;
      },
    );
    const pieces = [frame, ofX, ...(ofY === null ? [] : [ofY]), ...chosen];
    const prefixes = new Set(pieces.flatMap((piece) => piece.prefixes));
    return `${[...prefixes].sort().join('\n')}\n\n${body}\n`;
  }

  #values(dimension: DimensionName): Piece {
    const piece = this.#valuesOf(dimension);
    return { ...piece, body: piece.body.replaceAll('?value', `?${dimension}`) };
  }

  #valuesOf(dimension: DimensionName): Piece {
    switch (dimension) {
      case 'year':
        return this.#piece('by-year');
      case 'subtheme':
        return this.#piece('by-subtheme');
      case 'region':
      case 'departement':
        return this.#piece('by-territory', {
          '<urn:level>': bracketed(`${this.#base}id/place/${dimension}/`),
        });
      default: {
        const facet = facetOfDimension[dimension] as ThingFacet;
        return this.#piece('by-concept', { '<urn:property>': bracketed(propertyOf[facet].value) });
      }
    }
  }

  #chosen({ text, facets, years }: SearchState): Piece[] {
    const words = { '"mots"': termToNQuads(literal(text)) };
    const range = { '"0000"': `"${years?.from ?? '0000'}"`, '"9999"': `"${years?.to ?? '9999'}"` };
    return [
      ...(text === '' ? [] : [this.#piece('chosen-words', words)]),
      ...facetNames.flatMap((facet) =>
        facets[facet] === undefined ? [] : [this.#chosenOf(facet, facets[facet])],
      ),
      ...(years === null ? [] : [this.#piece('chosen-years', range)]),
    ];
  }

  #chosenOf(facet: FacetName, values: readonly string[]): Piece {
    if (facet === 'distinction') return this.#piece('chosen-distinction');
    if (facet === 'origin') {
      return this.#piece('chosen-origin', {
        '"read"': values.map((value) => termToNQuads(literal(value))).join(', '),
      });
    }
    if (!isThingFacet(facet)) {
      return this.#piece('chosen-year', { '"0000"': values.map((year) => `"${year}"`).join(' ') });
    }
    // What cannot be an IRI is nothing's value: an empty VALUES finds nothing, as the search does.
    const iris = values.map((key) => this.#keys.iriOf(facet, key)).filter(isIri);
    const chosen = iris.map(bracketed).join(' ');
    if (facet === 'territory') return this.#piece('chosen-territory', { '<urn:chosen>': chosen });
    return this.#piece('chosen-concept', {
      '<urn:property>': bracketed(propertyOf[facet].value),
      '<urn:chosen>': chosen,
    });
  }

  // A file with what stands in it for something else replaced; its comments say what it is for in its folder.
  #piece(name: StatisticsQueryName, replaced: Readonly<Record<string, string>> = {}): Piece {
    const lines = this.#queries[name].split('\n').filter((line) => !line.startsWith('#'));
    const prefixes = lines.filter((line) => line.startsWith('PREFIX '));
    let body = lines.filter((line) => !line.startsWith('PREFIX ')).join('\n');
    for (const [part, other] of Object.entries(replaced)) body = body.replaceAll(part, () => other);
    return { prefixes, body: body.trim() };
  }
}

// The variables of a frame bear the names of its dimensions.
function named(body: string, { x, y }: Axes): string {
  return body.replaceAll(
    /\?(value|x|y)(?=(?:Known|Label|Name)?\b)/g,
    (_, name: string) => `?${name === 'y' ? y : x}`,
  );
}

function indented(text: string, spaces: number): string {
  return text.replaceAll(/^(?=.)/gm, ' '.repeat(spaces));
}
