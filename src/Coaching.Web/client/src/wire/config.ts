import { count, flag, type Guarded, listOf, oneOf, shape, text, withDefault } from './guard.js';

/** Settings the pages follow. */
export const config = shape({
  messages: shape({ maxLength: count }),
  statuses: shape({ reasons: listOf(text) }),
  development: withDefault(flag, false),
});
export type Config = Guarded<typeof config>;

/** What the server starts with when nothing is configured: good enough until the real answer is there. */
export const usualConfig: Config = {
  messages: { maxLength: 500 },
  statuses: { reasons: ['lunch', 'break', 'training', 'meeting'] },
  development: false,
};

export const signInMode = shape({ mode: oneOf('Development', 'Jwt') });
export const issuedToken = shape({ token: text });
