import { describe, expect, it, vi } from 'vitest';
import { NotConnected } from '../connection/live-connection.js';
import { ReceiptsSender } from './receipts-sender.js';

const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('receipts', () => {
  it('are told in calls of at most 500 ids', async () => {
    const calls: number[] = [];
    const sender = new ReceiptsSender((_, ids) => Promise.resolve(calls.push((ids as string[]).length)));

    sender.note(
      'seen',
      Array.from({ length: 1_201 }, (_, index) => `m${index}`),
    );
    await settled();

    expect(calls).toEqual([500, 500, 201]);
  });

  it('are told again after a reconnect until confirmed, and then never again', async () => {
    const told: unknown[] = [];
    let connected = false;
    const sender = new ReceiptsSender((method, ids) => {
      if (!connected) return Promise.reject(new NotConnected());
      told.push([method, ids]);
      return Promise.resolve();
    });

    sender.note('read', ['m1']);
    await settled();
    connected = true;
    sender.resume();
    await settled();
    sender.resume();
    await settled();

    expect(told).toEqual([['MarkRead', ['m1']]]);
  });

  it('are told again on the same connection while the server cannot take them', async () => {
    vi.useFakeTimers();
    const told: unknown[] = [];
    const sender = new ReceiptsSender((_, ids) =>
      told.push(ids) < 3 ? Promise.reject(new Error('Not confirmed yet; try again.')) : Promise.resolve(),
    );

    sender.note('seen', ['m1']);
    await vi.advanceTimersByTimeAsync(60_000);
    vi.useRealTimers();

    expect(told).toEqual([['m1'], ['m1'], ['m1']]);
  });

  it('acknowledge one message a call', async () => {
    const told: unknown[] = [];
    const sender = new ReceiptsSender((method, id) => Promise.resolve(told.push([method, id])));

    sender.note('acknowledged', ['m1', 'm2']);
    await settled();

    expect(told).toEqual([
      ['Acknowledge', 'm1'],
      ['Acknowledge', 'm2'],
    ]);
  });

  it('are forgotten with the day', async () => {
    const told: unknown[] = [];
    const sender = new ReceiptsSender((method) =>
      told.length === 0 ? Promise.reject(new NotConnected()) : Promise.resolve(told.push(method)),
    );

    sender.note('seen', ['m1']);
    await settled();
    sender.dayEnded();
    told.push('connected');
    sender.resume();
    await settled();

    expect(told).toEqual(['connected']);
  });
});
