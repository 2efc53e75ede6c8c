import { audience } from './audience.js';
import { priority, sender } from './coach-message.js';
import { count, flag, type Guarded, listOf, maybe, oneOf, shape, text, time, withDefault } from './guard.js';

export const funnel = shape({
  targeted: count,
  delivered: count,
  seen: count,
  read: count,
  acknowledged: count,
  recalled: withDefault(count, 0),
});
export type Funnel = Guarded<typeof funnel>;

/** A message as its sender has it: to whom, and how far it got. */
export const sentMessage = shape({
  id: text,
  from: sender,
  body: withDefault(text, ''),
  priority: withDefault(priority, 'normal'),
  requiresAck: maybe(flag),
  sentAt: time,
  audience,
  state: withDefault(text, 'sent'),
  funnel,
});
export type SentMessage = Guarded<typeof sentMessage>;
export const sentPage = shape({ messages: listOf(sentMessage), next: maybe(text) });

export const deliveryStates = ['targeted', 'delivered', 'seen', 'read', 'acknowledged'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

export const delivery = shape({
  agent: text,
  name: text,
  state: oneOf(...deliveryStates),
  at: maybe(time),
  reason: maybe(text),
});
export type Delivery = Guarded<typeof delivery>;
export const deliveryPage = shape({ deliveries: listOf(delivery), next: maybe(text) });
