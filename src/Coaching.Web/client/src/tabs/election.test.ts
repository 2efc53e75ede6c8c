import { describe, expect, it } from 'vitest';
import { elect, silence, type Tab } from './election.js';

const now = 1_000_000;
const tab = (id: string, parts: Partial<Tab> = {}): Tab => ({
  id,
  visible: false,
  focusedAt: 0,
  heardAt: now,
  ...parts,
});

describe('election', () => {
  it('takes the visible tab first', () => {
    expect(elect([tab('a', { focusedAt: 9 }), tab('b', { visible: true })], now)?.id).toBe('b');
  });

  it('takes the one used last among visible tabs', () => {
    const tabs = [tab('a', { visible: true, focusedAt: 5 }), tab('b', { visible: true, focusedAt: 9 })];

    expect(elect(tabs, now)?.id).toBe('b');
  });

  it('gives all tabs the same answer', () => {
    const tabs = [tab('c'), tab('a'), tab('b')];

    expect(elect(tabs, now)?.id).toBe('a');
    expect(elect([...tabs].reverse(), now)?.id).toBe('a');
  });

  it('passes over a visible tab that fell silent', () => {
    const dead = tab('a', { visible: true, heardAt: now - silence.visible - 1 });

    expect(elect([dead, tab('b')], now)?.id).toBe('b');
  });

  it('bears with a hidden tab, which the browser slows down', () => {
    const slowed = tab('a', { heardAt: now - silence.visible - 1 });

    expect(elect([slowed, tab('b')], now)?.id).toBe('a');
  });
});
