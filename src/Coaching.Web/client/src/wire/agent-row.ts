import { count, flag, type Guard, type Guarded, maybe, shape, text, time } from './guard.js';
import { status } from './status.js';

/** An agent in the CTU list. Team and site are ids. */
export const agentRow = shape({
  id: text,
  name: text,
  team: maybe(text),
  site: maybe(text),
  status,
  reason: maybe(text),
  statusSince: maybe(time),
});
export type AgentRow = Guarded<typeof agentRow>;

const removedRow = shape({ id: text, removed: flag });
export type AgentChange = AgentRow | { readonly id: string; readonly removed: true };

/** A pushed row: an agent as it is now, or the word that it left the list. */
export const agentChange: Guard<AgentChange> = (value, at) => {
  const isRemoval = typeof value === 'object' && value !== null && 'removed' in value && value.removed === true;
  return isRemoval ? { id: removedRow(value, at).id, removed: true } : agentRow(value, at);
};

export const watching = shape({ total: count });
