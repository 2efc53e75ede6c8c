import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NotConnected } from '../connection/live-connection.js';
import { StatusChange } from './status-change.js';

const busy = new Error(
  "An unexpected error occurred invoking 'SetStatus'. HubException: Not confirmed yet; try again.",
);
let told: number;

function change(...faults: Error[]): StatusChange {
  told = 0;
  const invoke = () => {
    told++;
    const fault = faults.shift();
    return fault ? Promise.reject(fault) : Promise.resolve();
  };
  return new StatusChange({ invoke, moved: () => undefined, taken: () => undefined });
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a chosen status', () => {
  it('is told again on the same connection while the server cannot take it', async () => {
    const status = change(busy, busy);

    status.choose({ status: 'wrapUp' });
    await vi.advanceTimersByTimeAsync(0);
    expect(status.wanted).toEqual({ status: 'wrapUp' });
    await vi.advanceTimersByTimeAsync(60_000);

    expect(told).toBe(3);
    expect(status).toMatchObject({ wanted: undefined, fault: '' });
  });

  it('waits for the next connection, and is told once on it', async () => {
    const status = change(busy, new NotConnected());

    status.choose({ status: 'wrapUp' });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(told).toBe(2);
    status.resume();
    await vi.advanceTimersByTimeAsync(60_000);

    expect(told).toBe(3);
    expect(status.wanted).toBeUndefined();
  });

  it('is taken back with a word why when the server refuses it', async () => {
    const status = change(new Error('HubException: A status is one of available, wrapUp.'));

    status.choose({ status: 'wrapUp' });
    await vi.advanceTimersByTimeAsync(60_000);

    expect(told).toBe(1);
    expect(status).toMatchObject({ wanted: undefined, fault: 'The status could not be changed. Please try again.' });
  });
});
