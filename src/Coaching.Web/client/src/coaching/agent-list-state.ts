import type { AgentChange, AgentRow } from '../wire/agent-row.js';

/** An agent in the list with the key it is ordered by. */
export interface ListedAgent extends AgentRow {
  readonly key: string;
}

export interface AgentListState {
  /** By upper-cased name, then id, as the server pages them. */
  readonly rows: readonly ListedAgent[];
  /** How many there will be, until they are all here. */
  readonly expected: number | undefined;
  /** Whether the rows are those of the current filter. */
  readonly settled: boolean;
  readonly selected: AgentRow | undefined;
}

export type AgentListEvent =
  | { readonly type: 'opened' }
  | { readonly type: 'asked' }
  | { readonly type: 'watching'; readonly total: number }
  | { readonly type: 'rows'; readonly changes: readonly AgentChange[] }
  | { readonly type: 'settled' }
  | { readonly type: 'selected'; readonly id: string };

export const emptyList: AgentListState = { rows: [], expected: undefined, settled: false, selected: undefined };

export function apply(state: AgentListState, event: AgentListEvent): AgentListState {
  switch (event.type) {
    case 'opened':
      return { ...state, rows: [], expected: undefined, settled: false };
    case 'asked':
      return { ...state, expected: undefined, settled: false };
    case 'watching':
      // The rows may still be those of the filter before, though they are as many.
      return { ...state, expected: event.total };
    case 'rows':
      return settle(change(state, event.changes));
    case 'settled':
      return { ...state, expected: undefined, settled: true };
    case 'selected':
      return { ...state, selected: state.rows.find(({ id }) => id === event.id) };
  }
}

/** The number to show: of those here, or of those to come while they still arrive. */
export const listedCount = (state: AgentListState): number => state.expected ?? state.rows.length;

function settle(state: AgentListState): AgentListState {
  return state.expected === state.rows.length ? { ...state, expected: undefined, settled: true } : state;
}

/** One pass over the rows; those that only changed status stay where they are, new or renamed ones are merged in. */
function change(state: AgentListState, changes: readonly AgentChange[]): AgentListState {
  const left = new Map(changes.map((each) => [each.id, each]));
  const kept: ListedAgent[] = [];
  for (const row of state.rows) {
    const to = left.get(row.id);
    if (to === undefined) kept.push(row);
    else if ('removed' in to) left.delete(row.id);
    else if (to.name === row.name) {
      kept.push({ ...to, key: row.key });
      left.delete(row.id);
    }
  }
  const added = [...left.values()].flatMap((to) => ('removed' in to ? [] : [{ ...to, key: to.name.toUpperCase() }]));
  const latest = changes.findLast(({ id }) => id === state.selected?.id);
  const selected = latest && !('removed' in latest) ? latest : state.selected;
  return { ...state, rows: merge(kept, added.sort(byKey)), selected };
}

function merge(kept: readonly ListedAgent[], added: readonly ListedAgent[]): readonly ListedAgent[] {
  if (added.length === 0) return kept;
  const merged: ListedAgent[] = [];
  let next = 0;
  for (const row of kept) {
    for (let each = added[next]; each && byKey(each, row) < 0; each = added[++next]) merged.push(each);
    merged.push(row);
  }
  return [...merged, ...added.slice(next)];
}

function byKey(one: ListedAgent, other: ListedAgent): number {
  if (one.key !== other.key) return one.key < other.key ? -1 : 1;
  return one.id < other.id ? -1 : one.id > other.id ? 1 : 0;
}
