import { count, type Guarded, maybe, shape, text, time, withDefault } from './guard.js';

const none = withDefault(count, 0);

/** Who a message would go to now; the token stands for exactly that set. */
export const preview = shape({
  count,
  byStatus: withDefault(shape({ available: none, onInteraction: none, wrapUp: none, onBreak: none, loggedOut: none }), {
    available: 0,
    onInteraction: 0,
    wrapUp: 0,
    onBreak: 0,
    loggedOut: 0,
  }),
  /** Not for nobody: there is nothing to freeze. */
  token: maybe(text),
});
export type Preview = Guarded<typeof preview>;

/** The answer to an accepted send. */
export const accepted = shape({ id: text, recipients: count, acceptedAt: time });
export type Accepted = Guarded<typeof accepted>;
