import { expect, it } from 'vitest';
import { newMessageId } from './message-id.js';

it('makes version 7 ids that sort by time', () => {
  const earlier = newMessageId(1_700_000_000_000);
  const later = newMessageId(1_700_000_000_001);

  expect(earlier).toMatch(/^018bcfe5-6800-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(earlier < later).toBe(true);
  expect(newMessageId()).not.toBe(newMessageId());
});
