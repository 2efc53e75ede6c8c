import { describe, expect, it } from 'vitest';
import { Told } from './told.js';

describe('told', () => {
  it('is remembered over a reload on the same day', () => {
    const storage = aStorage();
    const before = new Told('a1', storage);
    before.startDay('2026-11-22');
    before.add(['m1']);

    const after = new Told('a1', storage);
    after.startDay('2026-11-22');

    expect([...after.ids]).toEqual(['m1']);
  });

  it('is forgotten with the day', () => {
    const told = new Told('a1', aStorage());
    told.startDay('2026-11-22');
    told.add(['m1']);

    told.startDay('2026-11-23');

    expect(told.ids.size).toBe(0);
  });

  it('is of one agent', () => {
    const storage = aStorage();
    const one = new Told('a1', storage);
    one.startDay('2026-11-22');
    one.add(['m1']);

    const other = new Told('a2', storage);
    other.startDay('2026-11-22');

    expect(other.ids.size).toBe(0);
  });

  it('survives storage with rubbish in it, or none at all', () => {
    const storage = aStorage();
    storage.setItem('coaching.told.a1', '{"day":3');
    const told = new Told('a1', storage);
    const homeless = new Told('a1', undefined);

    told.startDay('2026-11-22');
    homeless.startDay('2026-11-22');
    homeless.add(['m1']);

    expect(told.ids.size).toBe(0);
    expect(homeless.ids.has('m1')).toBe(true);
  });
});

function aStorage(): Storage {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    clear: () => kept.clear(),
    getItem: (key) => kept.get(key) ?? null,
    key: (index) => [...kept.keys()][index] ?? null,
    removeItem: (key) => kept.delete(key),
    setItem: (key, value) => kept.set(key, value),
  };
}
