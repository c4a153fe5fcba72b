/** Terms of query results (SPARQL 1.1 Query Results JSON Format) as people read them. */

/** A term as the format has it; a triple term holds three others. */
export type JsonTerm =
  | { readonly type: 'uri' | 'bnode'; readonly value: string }
  | {
      readonly type: 'literal' | 'typed-literal';
      readonly value: string;
      readonly 'xml:lang'?: string;
      readonly datatype?: string;
    }
  | {
      readonly type: 'triple';
      readonly value: Readonly<Record<'subject' | 'predicate' | 'object', JsonTerm>>;
    };

/** A row: terms by the name of their variable. */
export type Row = Readonly<Record<string, JsonTerm>>;

/** Where this site's own things are, and how it abbreviates others. */
export interface TermScope {
  readonly language: 'fr' | 'en';
  readonly base: string;
  readonly schemes: string;
  readonly prefixes: Readonly<Record<string, string>>;
}

/** The text of a term without its datatype or language. */
export function textOf(term: JsonTerm): string {
  if (term.type === 'triple') {
    const { subject, predicate, object } = term.value;
    return `<<( ${textOf(subject)} ${textOf(predicate)} ${textOf(object)} )>>`;
  }
  return term.type === 'bnode' ? `_:${term.value}` : term.value;
}

/** The number that a literal is; null for every other term. */
export function numberOf(term: JsonTerm | undefined): number | null {
  if (term === undefined || (term.type !== 'literal' && term.type !== 'typed-literal')) return null;
  const { value, datatype } = term;
  if (
    datatype === undefined ||
    !/#(integer|decimal|double|float|int|long|short|nonNegativeInteger)$/.test(datatype)
  )
    return null;
  const number = Number(value);
  return value.trim() === '' || !Number.isFinite(number) ? null : number;
}

/** Where a reader goes for an IRI: the site's own page where it has one. Null for what no browser should follow. */
export function hrefOf(iri: string, { base, schemes, language }: TermScope): string | null {
  const local = (path: string) => (language === 'fr' ? path : `/en${path}`);
  if (iri.startsWith(`${base}id/`)) return local(`/doc/${iri.slice(base.length + 'id/'.length)}`);
  if (iri.startsWith(`${base}scheme/`)) return local(`/scheme/${iri.slice(base.length + 'scheme/'.length)}`);
  if (iri.startsWith(base)) return `/${iri.slice(base.length)}`;
  if (iri.startsWith(schemes)) return local(`/scheme/${iri.slice(schemes.length)}`);
  return /^https?:\/\//i.test(iri) ? iri : null;
}

/** What a person knows an IRI by: its path within this site, its prefixed name, or itself without `https://`. */
export function shortName(iri: string, { base, schemes, prefixes }: TermScope): string {
  if (iri.startsWith(base)) return decode(iri.slice(base.length).replace(/^id\//, ''));
  if (iri.startsWith(schemes)) return decode(`scheme/${iri.slice(schemes.length)}`);
  return prefixedName(iri, prefixes) ?? decode(iri.replace(/^https?:\/\/(www\.)?/, ''));
}

/** `dcterms:title` for its IRI; null where no prefix fits, or where the rest would need escapes. */
export function prefixedName(iri: string, prefixes: Readonly<Record<string, string>>): string | null {
  for (const [prefix, namespace] of Object.entries(prefixes)) {
    const rest = iri.startsWith(namespace) ? iri.slice(namespace.length) : '';
    if (/^[A-Za-z_][\w-]*$/.test(rest)) return `${prefix}:${rest}`;
  }
  return null;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
