/** From the files of a mapping to rules ready to be applied; or to messages that say what is wrong, and where. */

import type { Diagnostic } from '../model/diagnostic.js';
import { sha256 } from '../model/digest.js';
import { PageCompiler } from './compile-page.js';
import { Findings } from './findings.js';
import { layerOfKind, usesOfKinds } from './kind-layouts.js';
import { type Layer, mergeLayers, readLayer, type TextFile } from './layers.js';
import type { Mapping, PageKind } from './mapping.js';
import type { TermTable } from './term-table.js';
import type { Path } from './yaml-file.js';

export interface MappingFiles {
  /** Id of the source. */
  readonly source: string;
  /** Whether the source's records are fictional. */
  readonly example: boolean;
  /** Name and text of `mapping.yaml`. */
  readonly file: TextFile;
  /** The text of a layout by its name (`_layouts/sobi2`), or undefined when there is none. */
  readonly layout: (name: string) => TextFile | undefined;
}

export interface CompiledMapping {
  /** Null when there is an error among the diagnostics. */
  readonly mapping: Mapping | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads, merges and checks a mapping. Terms that are not in the table are errors. */
export function compileMapping(files: MappingFiles, table: TermTable): CompiledMapping {
  const own = readLayer(files.file, 'mapping');
  if (!('yaml' in own)) return { mapping: null, diagnostics: own.diagnostics };
  const ofUses = new Findings(own.yaml.placeOf);
  const { below, texts, diagnostics: ofLayouts } = readLayouts(own, files, ofUses);
  const layers = [...below, own];
  const { pages, placeOf } = mergeLayers(layers);
  const findings = new Findings(placeOf);
  const compiler = new PageCompiler(table, findings);
  const pageKinds = [...pages].flatMap(([name, page]) => compiler.page(name, page) ?? []);
  reportUnreachable(pageKinds, findings);
  const diagnostics = [...ofUses.diagnostics, ...ofLayouts, ...own.diagnostics, ...findings.diagnostics].sort(
    byPlace,
  );
  if (diagnostics.some(({ severity }) => severity === 'error')) return { mapping: null, diagnostics };
  const { source, example, file } = files;
  const hash = sha256(JSON.stringify([...texts, file.text, ...(example ? [example] : [])]));
  const readsLinkedData = findings.selectors.some(({ selector }) => selector.format === 'rdf');
  return { mapping: { source, example, pageKinds, readsLinkedData, hash }, diagnostics };
}

interface Layouts {
  /** What lies below the mapping, the lowest first: whole layouts, then what single page kinds take. */
  readonly below: readonly Layer[];
  readonly texts: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

// A layout that several page kinds use is read once.
function readLayouts(own: Layer, { layout }: MappingFiles, findings: Findings): Layouts {
  const uses = [own.raw.uses ?? []].flat();
  const ofKinds = usesOfKinds(own);
  const places = new Map<string, Path>(ofKinds.map((use) => [use.layout, ['pages', use.name, 'uses']]));
  for (const [n, name] of uses.entries()) {
    places.set(name, Array.isArray(own.raw.uses) ? ['uses', n] : ['uses']);
  }
  const texts: string[] = [];
  const read = new Map<string, ReturnType<typeof readLayer>>();
  for (const name of new Set([...uses, ...ofKinds.map((use) => use.layout)])) {
    const file = layout(name);
    if (file === undefined) {
      const message = `There is no layout ${name}: mappings/${name}.yaml is missing.`;
      findings.error(places.get(name) ?? ['uses'], message);
      continue;
    }
    texts.push(file.text);
    read.set(name, readLayer(file, 'layout'));
  }
  const layerOf = (name: string): Layer | null => {
    const layer = read.get(name);
    return layer !== undefined && 'yaml' in layer ? layer : null;
  };
  const kinds = ofKinds.map((use) => {
    const file = layerOf(use.layout);
    return file === null ? null : layerOfKind(use, file, findings);
  });
  return {
    below: [...uses.map(layerOf), ...kinds].filter((layer) => layer !== null),
    texts,
    diagnostics: [...read.values()].flatMap(({ diagnostics }) => diagnostics),
  };
}

function byPlace({ place: a }: Diagnostic, { place: b }: Diagnostic): number {
  if (a === undefined || b === undefined || a.file !== b.file) return 0;
  return a.line - b.line || a.column - b.column;
}

// A page is of the first kind that takes its address; only "when" leaves it to the next.
function reportUnreachable(kinds: readonly PageKind[], findings: Findings): void {
  for (const [n, kind] of kinds.entries()) {
    const covering = kinds
      .slice(0, n)
      .find(
        ({ when, urls }) =>
          when === null && kind.urls.every((url) => urls.some((other) => other.covers(url))),
      );
    if (covering === undefined) continue;
    findings.error(
      ['pages', kind.name, 'url'],
      `No page is of this kind: "${covering.name}" takes all its addresses before. Put it first, or give "${covering.name}" a "when".`,
    );
  }
}
