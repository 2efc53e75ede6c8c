import { describe, expect, it } from 'vitest';
import { backoff } from './backoff.js';

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
});
