import type { HubConnection } from '@microsoft/signalr';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type ConnectionState, LiveConnection } from './live-connection.js';

/** A connection that does what it was made for: `opens`, `fails`, or `hangs` for ever. */
class FakeHub {
  readonly madeAt = Date.now();
  stopped = false;
  #closed: (() => void) | undefined;

  constructor(readonly fate: 'opens' | 'fails' | 'hangs') {}

  start(): Promise<void> {
    if (this.fate === 'hangs') return new Promise(() => undefined);
    return this.fate === 'opens' ? Promise.resolve() : Promise.reject(new Error('Refused.'));
  }

  stop(): Promise<void> {
    this.stopped = true;
    return this.fate === 'hangs' ? new Promise(() => undefined) : Promise.resolve();
  }

  onclose(closed: () => void): void {
    this.#closed = closed;
  }

  close(): void {
    this.#closed?.();
  }
}

let hubs: FakeHub[];
let states: ConnectionState[];
let fates: FakeHub['fate'][];
let live: LiveConnection;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('removeEventListener', () => undefined);
  vi.spyOn(Math, 'random').mockReturnValue(0.999_999);
  hubs = [];
  states = [];
  fates = [];
  live = new LiveConnection({
    url: () => '/hub',
    token: () => 't',
    subscribe: () => undefined,
    opened: () => Promise.resolve(),
    stateChanged: (state) => states.push(state),
    build: () => {
      const hub = new FakeHub(fates.shift() ?? 'fails');
      hubs.push(hub);
      return hub as unknown as HubConnection;
    },
  });
});
afterEach(() => {
  live.stop();
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('a live connection', () => {
  it('is back within about a second when its node goes and another one is there', async () => {
    fates = ['opens', 'opens'];
    live.start();
    await vi.advanceTimersByTimeAsync(60_000);

    hubs.at(-1)?.close();
    await vi.advanceTimersByTimeAsync(1_000);

    expect(hubs).toHaveLength(2);
    expect(states).toEqual(['connecting', 'connected', 'reconnecting', 'connected']);
  });

  it('never gives up, and asks ever more slowly up to a cap', async () => {
    live.start();
    await vi.advanceTimersByTimeAsync(60 * 60_000);

    const pauses = hubs.slice(1).map(({ madeAt }, index) => madeAt - (hubs[index]?.madeAt ?? 0));
    expect(pauses.slice(0, 5)).toEqual([2_000, 4_000, 8_000, 15_000, 15_000]);
    expect(new Set(pauses.slice(3))).toEqual(new Set([15_000]));
    expect(pauses.length).toBeGreaterThan(200);
  });

  it('does not wait for a node that stands still', async () => {
    fates = ['hangs', 'opens'];
    live.start();
    await vi.advanceTimersByTimeAsync(12_000);

    expect(hubs[0]?.stopped).toBe(true);
    expect(states.at(-1)).toBe('connected');
  });

  it('does not hurry back to a node that takes connections and drops them at once', async () => {
    fates = new Array<'opens'>(100).fill('opens');
    live.start();

    for (let second = 0; second < 60; second++) {
      hubs.at(-1)?.close();
      await vi.advanceTimersByTimeAsync(1_000);
    }

    expect(hubs.length).toBeLessThan(10);
  });

  it('makes no connection after it was stopped', async () => {
    live.start();
    await vi.advanceTimersByTimeAsync(10_000);
    const before = hubs.length;

    live.stop();
    await vi.advanceTimersByTimeAsync(60_000);

    expect(hubs).toHaveLength(before);
  });
});
