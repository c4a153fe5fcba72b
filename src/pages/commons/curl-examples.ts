/** Commands to be copied, made from requests: what is shown is what tests send. */

import type { BilingualText } from '../../model/source.js';

export interface CurlExample {
  readonly about: BilingualText;
  readonly url: string;
  readonly accept?: string;
  /** Fields of a form that is posted. */
  readonly form?: Readonly<Record<string, string>>;
  /** Whether it is led on to another address. */
  readonly isRedirected?: boolean;
}

export interface ExampleOptions {
  /** Address of the site, with a slash at the end. */
  readonly base: string;
  /** The IRI of something that there is; null: the bank is empty. */
  readonly thing: string | null;
  /** A short query without prefixes. */
  readonly query: string;
}

/** The examples of a deployment. */
export function curlExamples({ base, thing, query }: ExampleOptions): CurlExample[] {
  const ofThing: CurlExample = {
    about: { fr: 'Une fiche, en Turtle', en: 'A record, in Turtle' },
    url: thing ?? '',
    accept: 'text/turtle',
    isRedirected: true,
  };
  return [
    {
      about: { fr: 'Une recherche, en JSON', en: 'A search, in JSON' },
      url: `${base}recherche?q=jardin&format=json`,
    },
    {
      about: { fr: 'Un thème et tout ce qu’il contient, en CSV', en: 'A theme and all below it, in CSV' },
      url: `${base}recherche?theme=ENV`,
      accept: 'text/csv',
    },
    {
      about: { fr: 'De quoi dessiner une carte', en: 'What a map is drawn from' },
      url: `${base}recherche?format=geojson`,
    },
    ...(thing === null ? [] : [ofThing]),
    {
      about: { fr: 'Une requête toute faite, en CSV', en: 'A ready-made query, in CSV' },
      url: `${base}api/queries/themes-counted?format=csv`,
    },
    {
      about: { fr: 'Une requête SPARQL', en: 'A SPARQL query' },
      url: `${base}sparql`,
      accept: 'application/sparql-results+json',
      form: { query: onOneLine(query) },
    },
    {
      about: { fr: 'Les dernières fiches arrivées', en: 'The records that came last' },
      url: `${base}recherche?format=atom`,
    },
  ];
}

// Without its comments.
function onOneLine(query: string): string {
  return query.replace(/^#.*$/gm, '').replace(/\s+/g, ' ').trim();
}

/** A text as one word of a shell. */
export function shellWord(text: string): string {
  return /^[\w:/.,=+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** The command. */
export function curlOf({ url, accept, form = {}, isRedirected = false }: CurlExample): string {
  const options = [
    ...(isRedirected ? ['-L'] : []),
    ...(accept === undefined ? [] : ['-H', shellWord(`Accept: ${accept}`)]),
    ...Object.entries(form).flatMap(([name, value]) => ['--data-urlencode', shellWord(`${name}=${value}`)]),
  ];
  return ['curl', ...options, shellWord(url)].join(' ');
}
