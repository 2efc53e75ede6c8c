import { describe, expect, it } from 'vitest';
import type { AgentChange, AgentRow } from '../wire/agent-row.js';
import { type AgentListEvent, apply, emptyList, listedCount } from './agent-list-state.js';

const row = (id: string, name: string, status: AgentRow['status'] = 'available'): AgentRow => ({ id, name, status });
const rows = (...changes: AgentChange[]): AgentListEvent => ({ type: 'rows', changes });
const after = (...events: AgentListEvent[]) => events.reduce(apply, emptyList);
const names = (state: { rows: readonly AgentRow[] }) => state.rows.map(({ name }) => name);

describe('agent list', () => {
  it('is ordered by upper-cased name, then id, however the rows come', () => {
    const state = after(
      rows(row('2', 'bea'), row('9', 'Adam')),
      rows(row('1', 'Bea'), row('5', 'Zoe'), row('3', 'al')),
    );

    expect(state.rows.map(({ id }) => id)).toEqual(['9', '3', '1', '2', '5']);
  });

  it('changes a status in place', () => {
    const state = after(rows(row('1', 'Adam'), row('2', 'Bea')), rows(row('1', 'Adam', 'onBreak')));

    expect(state.rows.map(({ status }) => status)).toEqual(['onBreak', 'available']);
  });

  it('removes, renames and adds in one batch', () => {
    const state = after(
      rows(row('1', 'Adam'), row('2', 'Bea'), row('3', 'Cara')),
      rows({ id: '1', removed: true }, row('3', 'Aaron'), row('4', 'Dora')),
    );

    expect(names(state)).toEqual(['Aaron', 'Bea', 'Dora']);
  });

  it('takes the last word on an agent told of twice', () => {
    const state = after(rows(row('1', 'Adam'), { id: '1', removed: true }, row('2', 'Bea'), row('2', 'Bea', 'wrapUp')));

    expect(state.rows).toMatchObject([{ id: '2', status: 'wrapUp' }]);
  });

  it('starts from nothing on a new connection', () => {
    expect(after(rows(row('1', 'Adam')), { type: 'opened' }).rows).toEqual([]);
  });

  it('is settled when as many rows are here as were announced', () => {
    const some = after({ type: 'asked' }, rows(row('1', 'Adam')), { type: 'watching', total: 2 });
    const all = apply(some, rows(row('2', 'Bea')));

    expect([some.settled, listedCount(some)]).toEqual([false, 2]);
    expect([all.settled, listedCount(all)]).toEqual([true, 2]);
  });

  it('does not take as many rows of the filter before for those of this one', () => {
    const asked = after(rows(row('1', 'Adam')), { type: 'asked' }, { type: 'watching', total: 1 });
    const here = apply(asked, rows({ id: '1', removed: true }, row('2', 'Bea')));

    expect(asked.settled).toBe(false);
    expect([here.settled, names(here)]).toEqual([true, ['Bea']]);
  });

  it('keeps the selected agent when a filter hides them, with the latest status', () => {
    const state = after(
      rows(row('1', 'Adam')),
      { type: 'selected', id: '1' },
      rows(row('1', 'Adam', 'wrapUp')),
      rows({ id: '1', removed: true }),
    );

    expect(state.rows).toEqual([]);
    expect(state.selected).toMatchObject({ id: '1', status: 'wrapUp' });
  });
});
