import type { CoachMessage, InboxView } from '../wire/coach-message.js';

/** A message for tests. */
export const aMessage = (id: string, parts: Partial<CoachMessage> = {}): CoachMessage => ({
  id,
  from: { id: 'dana', name: 'Dana' },
  body: `Text of ${id}`,
  priority: 'normal',
  requiresAck: false,
  sentAt: '2026-11-22T09:00:00Z',
  state: 'unread',
  alert: 'toast',
  ...parts,
});

/** An inbox for tests: of an available agent, empty unless told otherwise. */
export const anInbox = (parts: Partial<InboxView> = {}): InboxView => ({
  agentId: 'a1',
  name: 'Amara',
  businessDate: '2026-11-22',
  status: 'available',
  unread: 0,
  messages: [],
  ...parts,
});
