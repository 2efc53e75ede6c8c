import { describe, expect, it } from 'vitest';
import { apply, audienceOf, chips, type FilterEvent, noFilter } from './filter-state.js';

const after = (...events: FilterEvent[]) => events.reduce(apply, noFilter);
const listed = [{ id: 'a1' }, { id: 'a2' }];

describe('filter', () => {
  it('without anything means everyone', () => {
    expect(audienceOf(noFilter, listed)).toEqual({ everyone: true });
    expect(audienceOf(after({ type: 'searched', search: '  ' }), listed)).toEqual({ everyone: true });
  });

  it('means the same rule as an audience, without the kinds that are not used', () => {
    const state = after(
      { type: 'toggled', kind: 'teams', id: 't1' },
      { type: 'toggled', kind: 'teams', id: 't2' },
      { type: 'toggled', kind: 'statuses', id: 'available' },
    );

    expect(audienceOf(state, listed)).toEqual({ filter: { teams: ['t1', 't2'], statuses: ['available'] } });
  });

  it('with a search means the agents found', () => {
    const state = after({ type: 'toggled', kind: 'teams', id: 't1' }, { type: 'searched', search: 'ann' });

    expect(audienceOf(state, listed)).toEqual({ agents: ['a1', 'a2'] });
  });

  it('takes back what is toggled twice, and all at once', () => {
    const toggle: FilterEvent = { type: 'toggled', kind: 'queues', id: 'q1' };

    expect(chips(after(toggle))).toEqual([{ kind: 'queues', id: 'q1' }]);
    expect(after(toggle, toggle)).toEqual(noFilter);
    expect(after(toggle, { type: 'searched', search: 'x' }, { type: 'cleared' })).toEqual(noFilter);
  });
});
