/** The files of a mapping laid one over another: ours override a layout's by page kind, key and property. */

import type { Diagnostic, FilePlace } from '../model/diagnostic.js';
import { Findings, isObject } from './findings.js';
import { fileKeys, type RawFile } from './language.js';
import { type Path, parseYaml, type YamlFile } from './yaml-file.js';

/** A text with its name as it is told in messages: `mappings/apriles/mapping.yaml`. */
export interface TextFile {
  readonly name: string;
  readonly text: string;
}

/** One file, read as far as it can be. */
export interface Layer {
  readonly yaml: YamlFile;
  readonly raw: RawFile;
  readonly diagnostics: readonly Diagnostic[];
}

type RawPages = ReadonlyMap<string, { readonly [key: string]: unknown }>;

/** Reads a mapping or a layout; only a mapping says which layouts it uses. Null when it is no YAML. */
export function readLayer(
  file: TextFile,
  kind: 'mapping' | 'layout',
): Layer | { readonly diagnostics: Diagnostic[] } {
  const yaml = parseYaml(file.name, file.text);
  if ('diagnostics' in yaml) return yaml;
  const findings = new Findings(yaml.placeOf);
  const value = isObject(yaml.value) ? yaml.value : {};
  const { given, others } = findings.read([], value, fileKeys);
  findings.refuse([], others, Object.keys(fileKeys));
  if (kind === 'layout' && given.uses !== undefined) {
    findings.error(['uses'], 'A layout uses no other layout: name both in the mapping, "uses: [a, b]".');
  }
  if (given.pages === undefined && !('pages' in value)) {
    findings.error(
      [],
      'The file has no "pages": the kinds of page that the site has, by names of your choice.',
    );
  }
  for (const [name, page] of Object.entries(given.pages ?? {})) {
    if (page !== null && !isObject(page)) findings.error(['pages', name], 'expected a page kind, with "url"');
  }
  return { yaml, raw: given, diagnostics: findings.diagnostics };
}

/** Merges layers, the first being the lowest. Null for a page kind, a key or a property removes what lies below. */
export function mergeLayers(layers: readonly Layer[]): {
  readonly pages: RawPages;
  readonly placeOf: (path: Path) => FilePlace;
} {
  const fromTop = layers.toReversed();
  // The order of the topmost file counts: a page is of the first kind that takes its address.
  const names = new Set(fromTop.flatMap(({ raw }) => Object.keys(raw.pages ?? {})));
  const pages = new Map<string, { readonly [key: string]: unknown }>();
  for (const name of names) {
    const merged = mergePage(layers.map(({ raw }) => raw.pages?.[name]));
    if (merged !== null) pages.set(name, merged);
  }
  const placeOf = (path: Path): FilePlace => {
    const decisive = path.slice(0, path[2] === 'properties' ? 4 : 3);
    const layer = fromTop.find(({ yaml }) => yaml.has(decisive)) ?? fromTop[0];
    return layer?.yaml.placeOf(path) ?? { file: '', line: 1, column: 1, path: path.join('.') };
  };
  return { pages, placeOf };
}

function mergePage(layers: readonly unknown[]): { readonly [key: string]: unknown } | null {
  let merged: { readonly [key: string]: unknown } | null = null;
  for (const layer of layers) {
    if (layer === null) merged = null;
    if (!isObject(layer)) continue;
    const below: unknown = merged?.properties;
    const above = layer.properties;
    const properties = isObject(below) && isObject(above) ? { properties: { ...below, ...above } } : {};
    merged = { ...(merged ?? {}), ...layer, ...properties };
  }
  return merged;
}
