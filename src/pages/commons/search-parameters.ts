/** The parameters of a search's address, told in words: every one that the search reads. */

import { type FacetName, facetNames, origins, sortOrders } from '../../model/search.js';
import type { BilingualText } from '../../model/source.js';
import { usualRadius } from '../search-state.js';

type ParameterName = 'q' | FacetName | 'near' | 'radius' | 'sort' | 'page' | 'format';

export interface SearchParameter {
  readonly name: string;
  readonly about: BilingualText;
  /** Values that it takes, where they are few and always the same. */
  readonly values: readonly string[];
  /** A facet: its values are those of the data. */
  readonly facet: FacetName | null;
}

const texts: Readonly<Record<ParameterName, BilingualText>> = {
  q: {
    fr: 'Des mots. Entre guillemets, une expression exacte ; avec un trait d’union devant, un mot à exclure.',
    en: 'Words. In quotes, an exact phrase; with a hyphen before it, a word to leave out.',
  },
  theme: { fr: 'Thème, sur deux niveaux.', en: 'Theme, on two levels.' },
  territory: {
    fr: 'Territoire, tout ce qu’il contient compris.',
    en: 'Territory, with all that lies in it.',
  },
  stage: { fr: 'État d’avancement.', en: 'Stage.' },
  engineering: {
    fr: 'Ingénierie : le soutien reçu ou offert.',
    en: 'Engineering: the support received or offered.',
  },
  method: { fr: 'Méthode.', en: 'Method.' },
  audience: { fr: 'Public.', en: 'Audience.' },
  source: { fr: 'Partenaire qui raconte.', en: 'Partner that tells it.' },
  reach: { fr: 'Portée.', en: 'Reach.' },
  recordType: { fr: 'Type de fiche.', en: 'Kind of record.' },
  distinction: { fr: '`1` : a reçu une distinction.', en: '`1`: has been given a distinction.' },
  year: {
    fr: 'Année de début ; deux années avec un trait d’union, dont l’une peut manquer : `2010-2015`, `2010-`.',
    en: 'Year of beginning; two years with a hyphen, either of which may be missing: `2010-2015`, `2010-`.',
  },
  origin: {
    fr: 'Origine de la fiche. `read` : page lue chez le partenaire, sans les fiches reconstituées ni les exemples ; `reconstructed` : reconstituée d’après un document ; `fictional` : exemple.',
    en: 'Origin of the record. `read`: page read on the partner’s site, without what is reconstructed and without examples; `reconstructed`: made from a document; `fictional`: an example.',
  },
  tag: { fr: 'Mot-clé d’un partenaire.', en: 'Tag of a partner.' },
  callKind: {
    fr: 'Type d’appel. Avec `/appels`, comme les deux suivants.',
    en: 'Kind of call. With `/appels`, as the next two.',
  },
  callFor: {
    fr: 'Initiative pour laquelle l’appel est lancé : `<source>/<clé>`.',
    en: 'Initiative that the call is for: `<source>/<key>`.',
  },
  holder: {
    fr: 'Organisation qui lance l’appel : `<source>/<clé>`, `siren/<numéro>`.',
    en: 'Organization that makes the call: `<source>/<key>`, `siren/<number>`.',
  },
  near: {
    fr: 'Autour d’un lieu : son nom, son code postal, sa clé (`commune/59512`), ou `latitude,longitude` en degrés.',
    en: 'Around a place: its name, its postal code, its key (`commune/59512`), or `latitude,longitude` in degrees.',
  },
  radius: {
    fr: `Rayon en kilomètres, de 1 à 1 000 ; ${usualRadius} si rien n’est dit.`,
    en: `Radius in kilometres, 1 to 1,000; ${usualRadius} if nothing is said.`,
  },
  sort: {
    fr: 'Ordre. `newest` suit la date de la fiche, `arrival` le jour où elle est venue dans la banque ; `distance` veut `near` ; `closing`, le dernier jour, est pour `/appels`.',
    en: 'Order. `newest` goes by the date of the record, `arrival` by when it came to the bank; `distance` needs `near`; `closing`, the last day, is for `/appels`.',
  },
  page: { fr: 'Page de résultats, à partir de 1.', en: 'Page of results, from 1.' },
  format: {
    fr: 'Format de la réponse. L’emporte sur l’en-tête `Accept`.',
    en: 'Format of the answer. Wins over the header `Accept`.',
  },
};

const fixed: Readonly<Partial<Record<ParameterName, readonly string[]>>> = {
  sort: sortOrders,
  origin: origins,
};

/** All of them, in the order in which they are told. */
export const searchParametersTold: readonly SearchParameter[] = Object.entries(texts).map(
  ([name, about]) => ({
    name,
    about,
    values: fixed[name as ParameterName] ?? [],
    facet: facetNames.find((facet) => facet === name) ?? null,
  }),
);
