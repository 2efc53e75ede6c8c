import type { SentMessage } from '../wire/sent-message.js';

/** The messages sent, newest first, each once. */
export type SentState = readonly SentMessage[];

/** New ones come in, changed ones take the place of what they were. */
export function upsert(state: SentState, messages: readonly SentMessage[]): SentState {
  const byId = new Map(state.map((message) => [message.id, message]));
  for (const message of messages) byId.set(message.id, message);
  return [...byId.values()].sort(newestFirst);
}

function newestFirst(one: SentMessage, other: SentMessage): number {
  const apart = Date.parse(other.sentAt) - Date.parse(one.sentAt);
  if (apart !== 0) return apart;
  return one.id < other.id ? 1 : one.id > other.id ? -1 : 0;
}
