import { describe, expect, it } from 'vitest';
import { backoff, nextAttempt } from './backoff.js';

const most = () => 0.999_999;

describe('backoff', () => {
  it('starts within a second', () => {
    expect(backoff(0, most)).toBeLessThanOrEqual(1_000);
  });

  it('grows, and never beyond the cap', () => {
    expect([1, 2, 3, 4, 100].map((attempt) => backoff(attempt, most))).toEqual([2_000, 4_000, 8_000, 15_000, 15_000]);
  });

  it('is spread over the whole time', () => {
    expect(backoff(5, () => 0)).toBe(0);
    expect(backoff(5, () => 0.5)).toBe(7_500);
  });

  it('brings ten thousand pages of a dead node back within the second, and not in the same 100 ms', () => {
    const perTenth = new Array<number>(10).fill(0);
    const random = seeded(7);

    for (let page = 0; page < 10_000; page++) {
      const tenth = Math.min(9, Math.floor(backoff(0, random) / 100));
      perTenth[tenth] = (perTenth[tenth] ?? 0) + 1;
    }

    expect(Math.max(...perTenth)).toBeLessThan(1_150);
  });
});

describe('next attempt', () => {
  it('starts over after the loss of a good connection', () => {
    expect(nextAttempt(7, 60_000)).toBe(0);
  });

  it('goes on counting when none came about, or it was dropped at once', () => {
    expect(nextAttempt(0, Number.NEGATIVE_INFINITY)).toBe(1);
    expect(nextAttempt(3, 40)).toBe(4);
  });
});

/** A small generator of its own (a linear congruence), so that the figures are the same in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}
