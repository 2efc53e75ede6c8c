import { describe, expect, it } from 'vitest';
import { aMessage, anInbox } from '../inbox/inbox.fixtures.js';
import { apply, emptyInbox } from '../inbox/inbox-state.js';
import type { InboxView } from '../wire/coach-message.js';
import { missed } from './summary.js';

const inboxOf = (parts: Partial<InboxView>) => apply(emptyInbox, { type: 'inbox', view: anInbox(parts) });
const missedIds = (parts: Partial<InboxView>, told: string[] = []) =>
  missed(inboxOf(parts), new Set(told)).map(({ id }) => id);

describe('summary', () => {
  it('tells of unread messages that no toast told of', () => {
    const messages = [aMessage('m1'), aMessage('m2', { state: 'read' }), aMessage('m3')];

    expect(missedIds({ messages }, ['m3'])).toEqual(['m1']);
  });

  it('waits while the agent is on a break or logged out', () => {
    const messages = [aMessage('m1')];

    expect(missedIds({ messages, status: 'onBreak', reason: 'lunch' })).toEqual([]);
    expect(missedIds({ messages, status: 'loggedOut' })).toEqual([]);
  });

  it('has nothing to tell of what was recalled', () => {
    expect(missedIds({ messages: [aMessage('m1', { state: 'recalled' })] })).toEqual([]);
  });
});
