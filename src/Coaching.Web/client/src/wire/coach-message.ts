import { count, flag, type Guarded, goodOf, maybe, oneOf, shape, text, time, withDefault } from './guard.js';
import { status } from './status.js';

export const priorities = ['normal', 'important', 'urgent'] as const;
export type Priority = (typeof priorities)[number];
export const priority = oneOf(...priorities);

/** Who sent it. */
export const sender = shape({ id: text, name: text });

export const messageState = oneOf('unread', 'read', 'acknowledged', 'recalled');
export type MessageState = Guarded<typeof messageState>;

/** A message as its recipient has it. `alert` is the server's word on how to present it now. */
export const coachMessage = shape({
  id: text,
  from: sender,
  body: withDefault(text, ''),
  priority: withDefault(priority, 'normal'),
  requiresAck: withDefault(flag, false),
  sentAt: time,
  expiresAt: maybe(time),
  state: messageState,
  alert: withDefault(oneOf('toast', 'bell'), 'bell'),
});
export type CoachMessage = Guarded<typeof coachMessage>;

/** The whole business day of one agent, newest first. */
export const inboxView = shape({
  agentId: text,
  name: text,
  businessDate: text,
  status,
  reason: maybe(text),
  unread: count,
  messages: goodOf(coachMessage),
});
export type InboxView = Guarded<typeof inboxView>;

/** Pushed when a message changes for the agent, whichever session did it. */
export const stateChange = shape({ id: text, state: oneOf('seen', 'read', 'acknowledged', 'recalled') });
export type StateChange = Guarded<typeof stateChange>;
