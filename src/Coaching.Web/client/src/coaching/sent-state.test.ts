import { expect, it } from 'vitest';
import type { SentMessage } from '../wire/sent-message.js';
import { merge, upsert } from './sent-state.js';

const sent = (id: string, sentAt: string, read = 0): SentMessage => ({
  id,
  from: { id: 'dana', name: 'Dana' },
  body: id,
  priority: 'normal',
  sentAt,
  audience: { everyone: true },
  state: 'sent',
  funnel: { targeted: 3, delivered: 2, seen: 1, read, acknowledged: 0, recalled: 0 },
});

it('lists sent messages newest first, each once with its latest funnel', () => {
  const first = upsert([], [sent('m1', '2026-11-22T09:00:00Z'), sent('m2', '2026-11-22T10:00:00Z')]);

  const second = upsert(first, [sent('m1', '2026-11-22T09:00:00Z', 3), sent('m3', '2026-11-22T09:30:00Z')]);

  expect(second.map(({ id }) => id)).toEqual(['m2', 'm3', 'm1']);
  expect(second[2]?.funnel.read).toBe(3);
});

it('keeps what was pushed when an older page comes after it, but not when a push takes something away', () => {
  const pushed = upsert([], [sent('m1', '2026-11-22T09:00:00Z', 4)]);
  const read = (state: readonly SentMessage[]) => state.map(({ funnel }) => funnel.read);

  expect(read(merge(pushed, [sent('m1', '2026-11-22T09:00:00Z', 3)]))).toEqual([4]);
  expect(read(merge(pushed, [sent('m1', '2026-11-22T09:00:00Z', 5)]))).toEqual([5]);
  expect(read(merge(pushed, [sent('m2', '2026-11-22T10:00:00Z')]))).toEqual([0, 4]);
  expect(read(upsert(pushed, [sent('m1', '2026-11-22T09:00:00Z', 3)]))).toEqual([3]);
});
