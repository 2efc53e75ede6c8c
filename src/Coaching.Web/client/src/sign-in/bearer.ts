import { Rest } from '../connection/rest.js';
import type { TokenCallback } from '../connection/token.js';
import { issuedToken } from '../wire/config.js';
import { claimsOf } from './claims.js';

/** Who to sign in as, in Development. */
export interface DevelopmentUser {
  readonly user: string;
  readonly role: string;
  readonly name?: string;
  readonly teams?: readonly string[];
}

/** Renewed so long before it ends. */
const margin = 60_000;

/** A token for a development user, made anew shortly before the old one ends. */
export function developmentToken(user: DevelopmentUser): TokenCallback {
  const rest = new Rest('');
  let token: Promise<string> | undefined;
  let renewAt = 0;
  return () => {
    if (token === undefined || Date.now() >= renewAt) {
      renewAt = Number.POSITIVE_INFINITY;
      token = rest.post('/dev/token', user, issuedToken).then((issued) => issued.token);
      token.then(
        (issued) => (renewAt = claimsOf(issued).expiresAt - margin),
        () => (token = undefined),
      );
    }
    return token;
  };
}
