import { Rest } from '../connection/rest.js';
import type { TokenCallback } from '../connection/token.js';
import { signInMode } from '../wire/config.js';
import { developmentToken } from './bearer.js';

const kept = 'coaching.token';

/** What a page starts with: a way to get tokens, or what to show instead. */
export type SignIn =
  { readonly kind: 'token'; readonly token: TokenCallback } | { readonly kind: 'form' } | { readonly kind: 'closed' };

/**
 * Development: `?as=` signs in at once, without it a form asks. Jwt: the token comes from the page that opened us, as
 * `#token=` (a fragment never reaches a server or its logs) or in the session storage.
 */
export async function signIn(role: string): Promise<SignIn> {
  const handed = handedToken();
  if (handed !== null) return { kind: 'token', token: () => sessionStorage.getItem(kept) ?? handed };
  const { mode } = await new Rest('').get('/auth/config', signInMode);
  if (mode === 'Jwt') return { kind: 'closed' };
  const query = new URLSearchParams(location.search);
  const user = query.get('as');
  if (user === null || user === '') return { kind: 'form' };
  const name = query.get('name');
  const teams = query.get('teams');
  const token = developmentToken({
    user,
    role: query.get('role') ?? role,
    ...(name === null ? {} : { name }),
    ...(teams === null ? {} : { teams: teams.split(',').filter((team) => team !== '') }),
  });
  return { kind: 'token', token };
}

/** The token from the address, which it leaves at once, or one kept from before. */
function handedToken(): string | null {
  const fragment = new URLSearchParams(location.hash.slice(1));
  const token = fragment.get('token');
  if (token !== null) {
    sessionStorage.setItem(kept, token);
    history.replaceState(null, '', location.pathname + location.search);
  }
  return sessionStorage.getItem(kept);
}
