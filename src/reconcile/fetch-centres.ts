/** Exact centres of communes, from the public API of the State: https://geo.api.gouv.fr/decoupage-administratif. */

import type { Coordinates } from './cities.js';

export const centresAddress = 'https://geo.api.gouv.fr/communes?fields=code,centre&format=json';

/** The part of `fetch` that is needed here. */
export type FetchJson = (url: string) => Promise<{
  readonly ok: boolean;
  readonly status: number;
  json(): Promise<unknown>;
}>;

export type CentresOutcome =
  | { readonly kind: 'centres'; readonly centres: ReadonlyMap<string, Coordinates> }
  | { readonly kind: 'failed'; readonly reason: string };

// France has 34,900 communes: an answer with far fewer is not the whole.
const least = 30_000;

/** Asks the API for the centres of all communes. Never throws for what the network does. */
export async function fetchCentres(fetch: FetchJson): Promise<CentresOutcome> {
  try {
    const answer = await fetch(centresAddress);
    if (!answer.ok) return failed(`it answered with status ${answer.status}`);
    return readAnswer(await answer.json());
  } catch (error) {
    return failed((error as { cause?: Error }).cause?.message ?? (error as Error).message);
  }
}

function failed(reason: string): CentresOutcome {
  const message = `${new URL(centresAddress).host} could not be read: ${reason}. The places stay as they are; try again when there is a network.`;
  return { kind: 'failed', reason: message };
}

function readAnswer(rows: unknown): CentresOutcome {
  const centres = new Map<string, Coordinates>();
  for (const row of Array.isArray(rows) ? rows : []) {
    const { code, centre } = (row ?? {}) as { code?: unknown; centre?: { coordinates?: unknown } | null };
    const [longitude, latitude] = Array.isArray(centre?.coordinates) ? centre.coordinates : [];
    if (typeof code !== 'string' || !/^\d[\dAB]\d{3}$/.test(code)) continue;
    if (!isDegrees(longitude, 180) || !isDegrees(latitude, 90)) continue;
    centres.set(code, { longitude, latitude });
  }
  return centres.size < least
    ? failed(`it gave the centres of ${centres.size} communes only`)
    : { kind: 'centres', centres };
}

function isDegrees(value: unknown, most: number): value is number {
  return typeof value === 'number' && Math.abs(value) <= most;
}
