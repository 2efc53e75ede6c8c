import { type Guarded, maybe, oneOf, shape, text } from './guard.js';

/** What an agent is doing (glossary: status). */
export const statuses = ['available', 'onInteraction', 'wrapUp', 'onBreak', 'loggedOut'] as const;
export type Status = (typeof statuses)[number];
export const status = oneOf(...statuses);

/** A status with the reason of a break, where there is one. */
export const presence = shape({ status, reason: maybe(text) });
export type Presence = Guarded<typeof presence>;
