/** What well-known licences are called for short. */

const creativeCommons =
  /^https?:\/\/creativecommons\.org\/(?:licenses\/(by(?:-[a-z]{2}){0,2})|publicdomain\/(zero|mark))\/(\d\.\d)\/(?:([a-z]{2})\/)?(?:(?:deed|legalcode).*)?$/;

const others: readonly (readonly [RegExp, string])[] = [
  [/^https?:\/\/(?:www\.)?opendatacommons\.org\/licenses\/odbl(?:\/|$)/, 'ODbL 1.0'],
  [/^https?:\/\/(?:www\.)?opendatacommons\.org\/licenses\/by(?:\/|$)/, 'ODC-BY 1.0'],
  [/^https?:\/\/(?:www\.)?opendatacommons\.org\/licenses\/pddl(?:\/|$)/, 'PDDL 1.0'],
  [/^https?:\/\/(?:www\.)?etalab\.gouv\.fr\/licence-ouverte/, 'Licence Ouverte'],
];

/** The short name of a licence by its IRI, the same in all languages; null: not a well-known one. */
export function licenceName(iri: string): string | null {
  const [, terms, domain, version, country] = creativeCommons.exec(iri) ?? [];
  if (version !== undefined) {
    const name =
      terms === undefined ? (domain === 'zero' ? 'CC0' : 'Public Domain Mark') : `CC ${terms.toUpperCase()}`;
    return [name, version, ...(country === undefined ? [] : [country.toUpperCase()])].join(' ');
  }
  return others.find(([pattern]) => pattern.test(iri))?.[1] ?? null;
}
