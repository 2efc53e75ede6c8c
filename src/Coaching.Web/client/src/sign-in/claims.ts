import { count, type Guarded, maybe, shape, text } from '../wire/guard.js';

const payload = shape({ sub: text, name: maybe(text), role: maybe(text), exp: maybe(count) });

/** What the page reads from its own token, to show; the server checks it, the page never does. */
export interface Claims {
  readonly user: string;
  readonly name: string;
  readonly role: string;
  readonly expiresAt: number;
}

export function claimsOf(token: string): Claims {
  const part = token.split('.')[1] ?? '';
  const bytes = Uint8Array.from(atob(part.replace(/-/g, '+').replace(/_/g, '/')), (each) => each.charCodeAt(0));
  const read: Guarded<typeof payload> = payload(JSON.parse(new TextDecoder().decode(bytes)));
  const expiresAt = read.exp === undefined ? Number.POSITIVE_INFINITY : read.exp * 1_000;
  return { user: read.sub, name: read.name ?? read.sub, role: read.role ?? '', expiresAt };
}
