import type { Audience } from '../wire/audience.js';
import type { Directory, Group } from '../wire/directory.js';

/** The kinds of group a list can be filtered by, and their names on the page. */
export const groupKinds = ['campaigns', 'lists', 'teams', 'queues'] as const;
export type GroupKind = (typeof groupKinds)[number];
export const kindWords: Record<GroupKind, string> = {
  campaigns: 'Campaign',
  lists: 'List',
  teams: 'Team',
  queues: 'Queue',
};

export type FilterKind = GroupKind | 'statuses';
type Chosen = Readonly<Record<FilterKind, readonly string[]>>;

/** Any-of within a kind, all-of between kinds. */
export interface FilterState extends Chosen {
  readonly search: string;
}

export type FilterEvent =
  | { readonly type: 'toggled'; readonly kind: FilterKind; readonly id: string }
  | { readonly type: 'searched'; readonly search: string }
  | { readonly type: 'cleared' };

export const noFilter: FilterState = { campaigns: [], lists: [], teams: [], queues: [], statuses: [], search: '' };

export function apply(state: FilterState, event: FilterEvent): FilterState {
  switch (event.type) {
    case 'toggled': {
      const chosen = state[event.kind];
      const without = chosen.filter((id) => id !== event.id);
      return { ...state, [event.kind]: without.length < chosen.length ? without : [...chosen, event.id] };
    }
    case 'searched':
      return { ...state, search: event.search };
    case 'cleared':
      return noFilter;
  }
}

export const filterKinds: readonly FilterKind[] = [...groupKinds, 'statuses'];

export const chosenCount = (state: FilterState): number =>
  filterKinds.reduce((sum, kind) => sum + state[kind].length, 0);

export const isFiltered = (state: FilterState): boolean => chosenCount(state) > 0 || state.search.trim() !== '';

/**
 * The audience that the filtered list stands for. An audience knows no search by name, so with one the group is the
 * agents in the list, one by one.
 */
export function audienceOf(state: FilterState, listed: readonly { readonly id: string }[]): Audience {
  if (state.search.trim() !== '') return { agents: listed.map(({ id }) => id) };
  if (!isFiltered(state)) return { everyone: true };
  const filter = Object.fromEntries(
    filterKinds.filter((kind) => state[kind].length > 0).map((kind) => [kind, state[kind]]),
  );
  return { filter };
}

export interface Chip {
  readonly kind: FilterKind;
  readonly id: string;
}

export const chips = (state: FilterState): readonly Chip[] =>
  filterKinds.flatMap((kind) => state[kind].map((id) => ({ kind, id })));

/** The name of a group, or its id while the directory is not here or does not know it. */
export function groupName(directory: Directory | undefined, kind: GroupKind, id: string): string {
  return directory?.[kind].find((group: Group) => group.id === id)?.name ?? id;
}
