/** From the files of a mapping to rules ready to be applied; or to messages that say what is wrong, and where. */

import type { z } from 'zod';
import type { Diagnostic } from '../model/diagnostic.js';
import { sha256 } from '../model/digest.js';
import { bis } from '../rdf/vocabulary.js';
import { RuleCompiler } from './compile-rules.js';
import { layoutSchema, mappingSchema, type RawKey, type RawMapping, type RawPageKind } from './language.js';
import type { KeyRule, LinkRule, Mapping, PageKind } from './mapping.js';
import type { TermTable } from './term-table.js';
import { UrlPattern } from './url-pattern.js';
import { type Path, parseYaml, schemaProblems, type YamlFile } from './yaml-file.js';

export interface MappingFiles {
  /** Id of the source. */
  readonly source: string;
  /** Name and text of `mapping.yaml`. */
  readonly file: TextFile;
  /** The text of a layout by its name (`_layouts/sobi2`), or undefined when there is none. */
  readonly layout: (name: string) => TextFile | undefined;
}

export interface TextFile {
  /** As it is told in messages: `mappings/apriles/mapping.yaml`. */
  readonly name: string;
  readonly text: string;
}

export interface CompiledMapping {
  /** Null when there is an error among the diagnostics. */
  readonly mapping: Mapping | null;
  readonly diagnostics: readonly Diagnostic[];
}

const failed = (diagnostics: readonly Diagnostic[]): CompiledMapping => ({ mapping: null, diagnostics });

function readFile<Schema extends z.ZodType>(
  file: TextFile,
  schema: Schema,
): { yaml: YamlFile; value: z.infer<Schema> } | { diagnostics: Diagnostic[] } {
  const yaml = parseYaml(file.name, file.text);
  if ('diagnostics' in yaml) return yaml;
  const parsed = schema.safeParse(yaml.value);
  if (parsed.success) return { yaml, value: parsed.data };
  const diagnostics = schemaProblems(parsed.error, knownKeys).map(
    ({ path, message }): Diagnostic => ({ severity: 'error', message, place: yaml.placeOf(path) }),
  );
  return { diagnostics };
}

function knownKeys(path: Path): readonly string[] {
  if (path.length === 0) return ['uses', 'pages'];
  if (path.at(-1) === 'key') return ['query', 'path'];
  return path.at(-1) === 'follow' ? ['each'] : ['url', 'when', 'key', 'properties', 'follow', 'next'];
}

/** Reads, merges and checks a mapping. Terms that are not in the table are errors. */
export function compileMapping({ source, file, layout }: MappingFiles, table: TermTable): CompiledMapping {
  const own = readFile(file, mappingSchema);
  if ('diagnostics' in own) return failed(own.diagnostics);
  const { uses } = own.value;
  const base = uses === undefined ? undefined : layout(uses);
  if (uses !== undefined && base === undefined) {
    const message = `There is no layout ${uses}: mappings/${uses}.yaml is missing.`;
    return failed([{ severity: 'error', message, place: own.yaml.placeOf(['uses']) }]);
  }
  const shared = base === undefined ? undefined : readFile(base, layoutSchema);
  if (shared !== undefined && 'diagnostics' in shared) return failed(shared.diagnostics);
  const placeOf = (path: Path) =>
    shared === undefined || own.yaml.has(path) ? own.yaml.placeOf(path) : shared.yaml.placeOf(path);
  const pages = mergePages(shared?.value.pages ?? {}, own.value.pages);
  const rules = new RuleCompiler(table, placeOf);
  const kinds = Object.entries(pages).flatMap(([name, page]) => compilePage(name, page, rules) ?? []);
  const diagnostics = rules.diagnostics;
  if (diagnostics.some(({ severity }) => severity === 'error')) return failed(diagnostics);
  const hash = sha256(JSON.stringify([base?.text ?? '', file.text]));
  return { mapping: { source, pageKinds: kinds, hash }, diagnostics };
}

// Ours override the layout's by page kind and by property; null removes one.
function mergePages(base: RawMapping['pages'], own: RawMapping['pages']): Record<string, RawPageKind> {
  const merged: Record<string, RawPageKind> = {};
  for (const name of new Set([...Object.keys(base), ...Object.keys(own)])) {
    const ours = own[name];
    if (ours === null) continue;
    const theirs = base[name] ?? {};
    const properties = { ...theirs.properties, ...ours?.properties };
    merged[name] = { ...theirs, ...ours };
    if (Object.keys(properties).length > 0) merged[name].properties = properties;
  }
  return merged;
}

function toKeyRule(key: RawKey): KeyRule {
  return 'query' in key ? { kind: 'query', parameter: key.query } : { kind: 'path' };
}

function compilePage(name: string, page: RawPageKind, rules: RuleCompiler): PageKind | undefined {
  const at = ['pages', name];
  const { url, when, key, properties = {}, follow, next } = page;
  if (url === undefined) {
    rules.error(at, 'A page kind needs "url": the pattern of its addresses, from the first slash on.');
    return undefined;
  }
  const hasRecords = Object.keys(properties).length > 0;
  if (hasRecords && key === undefined) {
    rules.error(at, 'A page kind with properties needs "key": where the stable name of a record stands.');
  }
  if (!hasRecords && follow === undefined && next === undefined) {
    rules.error(at, 'A page kind has "properties", or "follow" or "next" that lead to other pages.');
  }
  if (when !== undefined) rules.checkSelector([...at, 'when'], when);
  const links: LinkRule[] = [];
  if (follow !== undefined) links.push(rules.link('follow', [...at, 'follow', 'each'], follow.each));
  if (next !== undefined) links.push(rules.link('next', [...at, 'next'], next));
  return {
    name,
    place: rules.placeOf(at),
    url: new UrlPattern(url),
    when: when ?? null,
    key: key === undefined ? null : toKeyRule(key),
    recordClass: bis.Initiative.value,
    rules: rules.properties([...at, 'properties'], properties, bis.Initiative.value),
    links,
  };
}
