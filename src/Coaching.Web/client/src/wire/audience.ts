import { flag, type Guarded, listOf, maybe, shape, text } from './guard.js';

const ids = maybe(listOf(text));
const except = shape({ agents: ids, campaigns: ids, lists: ids, teams: ids, queues: ids, statuses: ids });
const filter = shape({ campaigns: ids, lists: ids, teams: ids, queues: ids, statuses: ids, except: maybe(except) });

/** The rule that says who gets a message: any-of within a kind, all-of between kinds. */
export const audience = shape({ agents: ids, everyone: maybe(flag), filter: maybe(filter) });
export type Audience = Guarded<typeof audience>;
