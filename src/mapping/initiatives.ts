/** The initiatives of a source, as calls name them: by the address of their page, or by their key. */

import type { Iris } from '../model/iris.js';
import { keyOfAddress } from './address-key.js';
import type { Mapping } from './mapping.js';

/** Makes the IRI of an initiative of the source whose page is being read. */
export interface Initiatives {
  /** Of the initiative that the page at an address tells of; or, as a clause about the address, why it cannot be told. */
  ofAddress(url: URL, from: URL): { readonly iri: string } | { readonly problem: string };
  ofKey(key: string): string;
}

const bare = (host: string) => host.replace(/^www\./, '');

/** The initiatives of a mapping's source. Whether the bank has one is not asked. */
export function initiativesOf({ source, pageKinds }: Mapping, iris: Iris): Initiatives {
  const ofKey = (key: string) => iris.thing('initiative', source, key);
  const telling = pageKinds.filter(
    ({ recordKind, rules }) => recordKind === 'initiative' && rules.length > 0,
  );
  return {
    ofKey,
    ofAddress: (url, from) => {
      if (bare(url.host) !== bare(from.host)) return { problem: 'it is an address of another site' };
      const kinds = telling.filter(({ urls }) => urls.some((pattern) => pattern.matches(url)));
      const [kind] = kinds;
      if (kind === undefined) return { problem: 'it is not the address of a page of an initiative' };
      for (const one of kinds) {
        const key = one.each === null ? keyOfAddress(one, url) : null;
        if (key !== null) return { iri: ofKey(key) };
      }
      const way = '{ from: { follow: …, select: …, as: initiativeKey } }';
      return {
        problem: `the address of a page of kind "${kind.name}" holds no key. Take it from the page: ${way}`,
      };
    },
  };
}
