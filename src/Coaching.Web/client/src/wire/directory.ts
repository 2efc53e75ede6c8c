import { count, type Guarded, listOf, shape, text, withDefault } from './guard.js';

/** A campaign, list, team or queue; `agents` is how many of its agents the caller may see. */
const group = shape({ id: text, name: text, agents: withDefault(count, 0) });
export type Group = Guarded<typeof group>;
const groups = withDefault(listOf(group), []);

export const directory = shape({ campaigns: groups, lists: groups, teams: groups, queues: groups });
export type Directory = Guarded<typeof directory>;
