/** Counts what reading costs the server that is asked. */

import type { ResponseFetch } from './to-page.js';

export interface Meter {
  readonly read: ResponseFetch;
  /** So far. */
  readonly cost: () => { readonly requests: number; readonly bytes: number };
}

/** A reader that counts. Redirects are followed below it, and counted as one request. */
export function metered(read: ResponseFetch): Meter {
  let requests = 0;
  let bytes = 0;
  return {
    read: async (...asked) => {
      requests++;
      const response = await read(...asked);
      if (!('kind' in response)) bytes += response.body.byteLength;
      return response;
    },
    cost: () => ({ requests, bytes }),
  };
}
