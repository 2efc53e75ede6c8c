import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Countdown } from './countdown.js';

let over: number;
let countdown: Countdown;

beforeEach(() => {
  vi.useFakeTimers();
  over = 0;
  countdown = new Countdown(8_000, () => over++);
});
afterEach(() => vi.useRealTimers());

it('takes nothing from what is left while it is paused', () => {
  countdown.resume();
  vi.advanceTimersByTime(5_000);
  countdown.pause();
  vi.advanceTimersByTime(60_000);
  countdown.resume();
  vi.advanceTimersByTime(2_999);
  expect(over).toBe(0);

  vi.advanceTimersByTime(1);
  expect(over).toBe(1);
});

it('begins anew when reset', () => {
  countdown.resume();
  vi.advanceTimersByTime(5_000);
  countdown.reset();
  countdown.resume();
  vi.advanceTimersByTime(7_999);
  expect(over).toBe(0);

  vi.advanceTimersByTime(1);
  expect(over).toBe(1);
});
