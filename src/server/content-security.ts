/** What pages of the bank may load, and which of them may stand in frames of other sites: those below `/embed/`. */

import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

function policy(frameAncestors: readonly string[], xFrameOptions: boolean): MiddlewareHandler {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      connectSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'"],
      frameSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: [...frameAncestors],
    },
    xFrameOptions,
    crossOriginResourcePolicy: 'cross-origin',
    referrerPolicy: 'strict-origin-when-cross-origin',
    // Without TLS of its own the server does not speak for its host's TLS.
    strictTransportSecurity: false,
  });
}

const closed = policy(["'none'"], true);
const framed = policy(['*'], false);
const embedded = /^\/(en\/)?embed\//;

/** Sets the headers of an answer. */
export const contentSecurity: MiddlewareHandler = (c, next) =>
  embedded.test(c.req.path) ? framed(c, next) : closed(c, next);
