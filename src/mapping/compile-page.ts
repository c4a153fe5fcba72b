/** Compiles page kinds: their addresses, gates, keys and links. */

import type { RecordKind } from '../model/iris.js';
import { didYouMean } from '../model/suggest.js';
import { bis } from '../rdf/vocabulary.js';
import { checkFormat, formatOf } from './compile-format.js';
import { RuleCompiler } from './compile-rules.js';
import { compileSelections, otherSelection } from './compile-selections.js';
import type { Findings } from './findings.js';
import { pageKeys, type RawKeyPart, type RawPageKind, type RawSelector } from './language.js';
import type { KeyRule, LinkRule, PageKind } from './mapping.js';
import { parsePattern } from './pattern.js';
import type { Selector } from './readers/node.js';
import { Column, rows } from './readers/table.js';
import type { TermTable } from './term-table.js';
import { UrlPattern } from './url-pattern.js';
import type { Path } from './yaml-file.js';

/** Classes of things that have records of their own, and what their IRIs say. */
export const recordKinds: ReadonlyMap<string, RecordKind> = new Map([
  [bis.Initiative.value, 'initiative'],
  [bis.Call.value, 'call'],
]);

/** Compiles page kinds one by one; what is wrong goes to the findings. */
export class PageCompiler {
  readonly #table: TermTable;
  readonly #findings: Findings;

  constructor(table: TermTable, findings: Findings) {
    this.#table = table;
    this.#findings = findings;
  }

  /** A page kind; undefined when it has no addresses. */
  page(name: string, raw: { readonly [key: string]: unknown }): PageKind | undefined {
    const findings = this.#findings;
    const at: Path = ['pages', name];
    const { given, others } = findings.read(at, raw, pageKeys);
    findings.refuse(at, others, Object.keys(pageKeys));
    const urls = this.#urls(at, given, raw);
    const before = findings.selectors.length;
    const { iri: recordClass, kind: recordKind } = this.#recordClass(at, given.class);
    const rules = new RuleCompiler(this.#table, findings).properties(
      [...at, 'properties'],
      given.properties ?? {},
      recordClass,
    );
    const hasRecords = Object.keys(given.properties ?? {}).length > 0;
    this.#checkUse(at, given, raw, hasRecords);
    const selector = (key: 'when' | 'root' | 'each'): Selector | null =>
      given[key] === undefined ? null : findings.selector([...at, key], given[key]);
    const compiled = {
      ...{ name, place: findings.placeOf(at), urls, recordClass, recordKind, rules },
      when: selector('when'),
      root: selector('root'),
      each: given.each === rows ? this.#rows([...at, 'each']) : selector('each'),
      key: this.#key([...at, 'key'], given, urls),
      keyPlace: findings.placeOf([...at, 'key']),
      page: given.page === undefined ? [] : compileSelections(findings, [...at, 'page'], given.page, 'link'),
      language: given.language ?? null,
      private: this.#private([...at, 'private'], given),
      links: this.#links(at, given),
    };
    const used = findings.selectors.slice(before);
    const format = formatOf(used, compiled);
    checkFormat(used, compiled, { format, at, findings });
    const columns = used.flatMap(({ selector: one }) => (one instanceof Column ? one : []));
    const isCollection = format !== 'html' && compiled.each !== null;
    return urls.length === 0 ? undefined : { ...compiled, format, columns, isCollection };
  }

  #private(path: Path, { private: selectors }: RawPageKind): Selector[] {
    const findings = this.#findings;
    const selections = compileSelections(findings, path, selectors ?? [], 'value');
    if (selections.some(({ attribute }) => attribute !== null)) {
      findings.error(path, 'What is private is taken out whole: name the element, not an attribute of it.');
    }
    if (selections.some(({ selector }) => selector.format === 'rdf' || selector.isSelf)) {
      findings.error(path, 'What is private is named by CSS, json or column.');
    }
    return selections.map(({ selector }) => selector);
  }

  #rows(path: Path): Selector {
    const selector = new Column(rows);
    this.#findings.selectors.push({ path, selector });
    return selector;
  }

  #urls(at: Path, { url }: RawPageKind, raw: { readonly [key: string]: unknown }): UrlPattern[] {
    if (raw.url === undefined || raw.url === null) {
      this.#findings.error(
        at,
        'A page kind needs "url": the pattern of its addresses, from the first slash on.',
      );
    }
    return [url ?? []].flat().flatMap((text) => {
      try {
        return new UrlPattern(text);
      } catch (error) {
        const { message } = error as Error;
        this.#findings.error([...at, 'url'], `"${text}" is not a pattern of addresses: ${message}.`);
        return [];
      }
    });
  }

  #recordClass(at: Path, name: string | undefined): { readonly iri: string; readonly kind: RecordKind } {
    const iri = name === undefined ? bis.Initiative.value : (this.#table.classes.get(name) ?? '');
    const kind = recordKinds.get(iri);
    if (kind !== undefined) return { iri, kind };
    const known = [...this.#table.classes].filter(([, one]) => recordKinds.has(one)).map(([one]) => one);
    const message = `"${name}" is not a class of records.${didYouMean(name ?? '', known)} Known: ${known.join(', ')}.`;
    this.#findings.error([...at, 'class'], message);
    return { iri: bis.Initiative.value, kind: 'initiative' };
  }

  #checkUse(
    at: Path,
    given: RawPageKind,
    raw: { readonly [key: string]: unknown },
    hasRecords: boolean,
  ): void {
    const findings = this.#findings;
    if (hasRecords && (raw.key ?? null) === null) {
      findings.error(
        at,
        'A page kind with properties needs "key": where the stable name of a record stands.',
      );
    }
    if (!hasRecords && given.follow === undefined && given.next === undefined) {
      findings.error(at, 'A page kind has "properties", or "follow" or "next" that lead to other pages.');
    }
    const parts = [given.key ?? []].flat();
    if (
      given.each !== undefined &&
      parts.length > 0 &&
      !parts.some((part) => part.select !== undefined || otherSelection(part) !== null)
    ) {
      findings.error(
        [...at, 'key'],
        'The records of one page would all have this key: add a part that stands in each, such as { select: "@id" }.',
      );
    }
  }

  #links(at: Path, { follow, next }: RawPageKind): LinkRule[] {
    const links: LinkRule[] = [];
    if (follow !== undefined) links.push(this.#link('follow', [...at, 'follow', 'each'], follow.each));
    const place = this.#findings.placeOf([...at, 'next']);
    if (typeof next === 'object' && 'header' in next)
      links.push({ kind: 'next', place, selections: 'header' });
    else if (next !== undefined) links.push(this.#link('next', [...at, 'next'], next));
    return links;
  }

  #link(kind: LinkRule['kind'], path: Path, value: RawSelector | RawSelector[]): LinkRule {
    const selections = compileSelections(this.#findings, path, value, 'link');
    return { kind, place: this.#findings.placeOf(path), selections };
  }

  #key(path: Path, { key }: RawPageKind, urls: readonly UrlPattern[]): KeyRule[] {
    return [key ?? []]
      .flat()
      .flatMap((part, n) => this.#keyPart(Array.isArray(key) ? [...path, n] : path, part, urls));
  }

  #keyPart(path: Path, part: RawKeyPart, urls: readonly UrlPattern[]): KeyRule[] {
    const findings = this.#findings;
    const { query, path: segment, match } = part;
    const other = otherSelection(part);
    const select = part.select ?? other?.raw;
    const ways = [query, segment, part.select, part.json, part.column, part.rdf];
    if (ways.filter((one) => one !== undefined).length !== 1) {
      const message =
        'A key, or a part of one, has one of "query", "path", "select", "json", "column" and "rdf".';
      findings.error(path, message);
      return [];
    }
    if (match !== undefined && select === undefined) {
      findings.error(
        [...path, 'match'],
        '"match" goes with "select". For the address, name a part of "url": {id}.',
      );
    }
    if (query !== undefined) return [{ kind: 'query', parameter: query }];
    if (select !== undefined) return [this.#selectedKey(path, other?.key ?? 'select', select, match)];
    if (segment === 'last') return [{ kind: 'path' }];
    const name = segment ?? '';
    if (urls.some(({ parts }) => !parts.includes(name))) {
      const known = [...new Set(urls.flatMap(({ parts }) => parts)), 'last'];
      const message = `"url" has no part {${name}}.${didYouMean(name, known)} Known: ${known.join(', ')}.`;
      findings.error([...path, 'path'], message);
    }
    return [{ kind: 'part', name }];
  }

  #selectedKey(
    path: Path,
    way: string,
    select: RawSelector | RawSelector[],
    match: string | undefined,
  ): KeyRule {
    const findings = this.#findings;
    const selections = compileSelections(findings, [...path, way], select, 'value');
    const pattern = match === undefined ? null : parsePattern(match);
    if (pattern !== null && 'problem' in pattern) {
      findings.error([...path, 'match'], `"${match}" is not a pattern: ${pattern.problem}.`);
    }
    const heading = /(^|[\s>+~])h[1-6]([.#:[][^\s>+~]*)?$/i;
    if (
      pattern === null &&
      selections.some(
        ({ selector, attribute }) =>
          selector.format === 'html' && attribute === null && heading.test(selector.text),
      )
    ) {
      findings.warning([...path, 'select'], unstableKey);
    }
    return { kind: 'select', selections, match: pattern === null || 'problem' in pattern ? null : pattern };
  }
}

/** Said of a key that is the text of a heading. */
export const unstableKey =
  'The key is the text of a heading: a record gets another IRI when the partner edits it. Take it from the address or an attribute where there is one.';
