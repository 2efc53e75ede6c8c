import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { wait } from './wait.js';

const browser = new EventTarget();

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('addEventListener', browser.addEventListener.bind(browser));
  vi.stubGlobal('removeEventListener', browser.removeEventListener.bind(browser));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('wait', () => {
  const begin = (milliseconds: number, random: () => number, stopped = new AbortController().signal) => {
    const waiting = { over: false };
    void wait(milliseconds, stopped, random).then(() => (waiting.over = true));
    return waiting;
  };

  it('ends within the second after the network is back, and not for all pages in the same moment', async () => {
    const early = begin(15_000, () => 0.1);
    const late = begin(15_000, () => 0.9);

    browser.dispatchEvent(new Event('online'));
    await vi.advanceTimersByTimeAsync(100);
    expect([early.over, late.over]).toEqual([true, false]);

    await vi.advanceTimersByTimeAsync(800);
    expect(late.over).toBe(true);
  });

  it('takes no longer for a network that is back', async () => {
    const waiting = begin(50, () => 0.9);

    browser.dispatchEvent(new Event('online'));
    await vi.advanceTimersByTimeAsync(50);

    expect(waiting.over).toBe(true);
  });

  it('ends at once when nobody waits any more', async () => {
    const stopped = new AbortController();
    const waiting = begin(15_000, () => 0.5, stopped.signal);

    stopped.abort();
    await vi.advanceTimersByTimeAsync(0);

    expect(waiting.over).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });
});
