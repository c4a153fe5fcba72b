/** Who may write: tokens, read from the Authorization header and from nowhere else (RFC 6750, 2.1 and 3). */

import type { MiddlewareHandler } from 'hono';
import { problem } from '../http/problem.js';
import type { TokenStore } from '../model/ports.js';
import type { TokenScope } from '../model/token.js';

const credentials = /^Bearer +([A-Za-z0-9._~+/-]+=*)$/i;

function challenge(error?: 'invalid_token' | 'insufficient_scope', scope?: TokenScope): string {
  const attributes = ['realm="bis"'];
  if (error !== undefined) attributes.push(`error="${error}"`);
  if (scope !== undefined) attributes.push(`scope="${scope}"`);
  return `Bearer ${attributes.join(', ')}`;
}

/** Lets requests pass whose token has the scope; answers 401 or 403 to others, without reading their body. */
export function requireToken(tokens: TokenStore, scope: TokenScope): MiddlewareHandler {
  return async (c, next) => {
    const header = c.req.header('authorization');
    const token = credentials.exec(header ?? '')?.[1];
    const scopes = token === undefined ? null : tokens.scopesOf(token);
    if (scopes?.includes(scope)) return next();
    if (scopes !== null) {
      const authenticate = challenge('insufficient_scope', scope);
      return problem('forbidden', `A token with the scope "${scope}" is needed here.`, {
        'www-authenticate': authenticate,
      });
    }
    if (header === undefined) return problem('unauthorized', undefined, { 'www-authenticate': challenge() });
    return problem(
      'unauthorized',
      'This token is not known, or not any more. Ask the operator for another one.',
      {
        'www-authenticate': challenge('invalid_token'),
      },
    );
  };
}
