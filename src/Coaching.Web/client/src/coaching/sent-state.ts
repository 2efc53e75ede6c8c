import type { SentMessage } from '../wire/sent-message.js';

/** The messages sent, newest first, each once. */
export type SentState = readonly SentMessage[];

/** Pushed: new ones come in, changed ones take the place of what they were. */
export function upsert(state: SentState, messages: readonly SentMessage[]): SentState {
  const byId = new Map(state.map((message) => [message.id, message]));
  for (const message of messages) byId.set(message.id, message);
  return [...byId.values()].sort(newestFirst);
}

/** Asked for: the same, but what was pushed meanwhile and is further stays. */
export function merge(state: SentState, messages: readonly SentMessage[]): SentState {
  const byId = new Map(state.map((message) => [message.id, message]));
  return upsert(
    state,
    messages.filter((message) => progress(message) >= progress(byId.get(message.id))),
  );
}

/** How far a message has got: the counts of a funnel are cumulative. */
function progress(message: SentMessage | undefined): number {
  if (message === undefined) return 0;
  const { delivered, seen, read, acknowledged, recalled } = message.funnel;
  return delivered + seen + read + acknowledged + recalled;
}

function newestFirst(one: SentMessage, other: SentMessage): number {
  const apart = Date.parse(other.sentAt) - Date.parse(one.sentAt);
  if (apart !== 0) return apart;
  return one.id < other.id ? 1 : one.id > other.id ? -1 : 0;
}
