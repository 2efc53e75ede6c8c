import { describe, expect, it } from 'vitest';
import { aMessage, anInbox } from './inbox.fixtures.js';
import { apply, emptyInbox, type InboxEvent, isActive, nextToExpire, unreadCount } from './inbox-state.js';

const after = (...events: InboxEvent[]) => events.reduce(apply, emptyInbox);

describe('inbox', () => {
  it('drops repeats of a message', () => {
    const state = after({ type: 'inbox', view: anInbox() }, ...twice({ type: 'message', message: aMessage('m1') }));

    expect(state.messages.map(({ id }) => id)).toEqual(['m1']);
    expect(unreadCount(state)).toBe(1);
  });

  it('lists the newest first', () => {
    const state = after(
      { type: 'message', message: aMessage('old', { sentAt: '2026-11-22T09:00:00Z' }) },
      { type: 'message', message: aMessage('new', { sentAt: '2026-11-22T10:00:00Z' }) },
      { type: 'message', message: aMessage('middle', { sentAt: '2026-11-22T09:30:00Z' }) },
    );

    expect(state.messages.map(({ id }) => id)).toEqual(['new', 'middle', 'old']);
  });

  it('is replaced by the inbox of the server', () => {
    const state = after(
      { type: 'inbox', view: anInbox({ messages: [aMessage('m1')] }) },
      { type: 'inbox', view: anInbox({ messages: [aMessage('m2', { state: 'read' })] }) },
    );

    expect(state.messages.map(({ id }) => id)).toEqual(['m2']);
    expect(unreadCount(state)).toBe(0);
  });

  it('keeps a message pushed on this connection that an inbox on its way does not have', () => {
    const state = after(
      { type: 'inbox', view: anInbox() },
      { type: 'message', message: aMessage('pushed') },
      { type: 'inbox', view: anInbox({ messages: [aMessage('m1')] }) },
    );

    expect(state.messages.map(({ id }) => id).sort()).toEqual(['m1', 'pushed']);
  });

  it('trusts the inbox of a new connection over what an old one pushed', () => {
    const state = after(
      { type: 'inbox', view: anInbox() },
      { type: 'message', message: aMessage('pushed') },
      { type: 'opened' },
      { type: 'inbox', view: anInbox() },
    );

    expect(state.messages).toEqual([]);
  });

  it('clears everything old when the business day changes', () => {
    const state = after(
      { type: 'inbox', view: anInbox({ messages: [aMessage('m1')] }) },
      { type: 'message', message: aMessage('pushed') },
      { type: 'inbox', view: anInbox({ businessDate: '2026-11-23' }) },
    );

    expect(state.messages).toEqual([]);
    expect(state.businessDate).toBe('2026-11-23');
  });

  it('never takes a message back: read here stays read in an older inbox', () => {
    const state = after(
      { type: 'inbox', view: anInbox({ messages: [aMessage('m1')] }) },
      { type: 'changed', changes: [{ id: 'm1', state: 'read' }] },
      { type: 'inbox', view: anInbox({ messages: [aMessage('m1')] }) },
    );

    expect(unreadCount(state)).toBe(0);
  });

  it('does not take seen for read', () => {
    const state = after(
      { type: 'message', message: aMessage('m1') },
      { type: 'changed', changes: [{ id: 'm1', state: 'seen' }] },
    );

    expect(unreadCount(state)).toBe(1);
  });

  it('counts a recalled message as unread no longer', () => {
    const state = after(
      { type: 'message', message: aMessage('m1') },
      { type: 'changed', changes: [{ id: 'm1', state: 'recalled' }] },
    );

    expect(state.messages[0]?.state).toBe('recalled');
    expect(unreadCount(state)).toBe(0);
  });

  it('has nothing of a message that expired', () => {
    const state = after(
      { type: 'inbox', view: anInbox({ messages: [aMessage('m1'), aMessage('m2')] }) },
      { type: 'message', message: aMessage('m3') },
      { type: 'expired', ids: ['m2', 'm3'] },
      { type: 'inbox', view: anInbox({ messages: [aMessage('m1')] }) },
    );

    expect(state.messages.map(({ id }) => id)).toEqual(['m1']);
    expect(unreadCount(state)).toBe(1);
  });

  it('knows which messages expire next, and trusts the server over its own clock', () => {
    const expiring = (id: string, time: string) => aMessage(id, { expiresAt: `2026-11-22T${time}Z` });
    const messages = [
      expiring('later', '11:00:00'),
      expiring('next', '10:30:00'),
      aMessage('never'),
      expiring('with it', '10:30:00'),
      expiring('already', '09:59:59'),
    ];
    const state = after({ type: 'inbox', view: anInbox({ messages }) });
    const at = Date.parse('2026-11-22T10:30:00Z');

    expect(nextToExpire(state, Date.parse('2026-11-22T10:00:00Z'))).toEqual({ at, ids: ['next', 'with it'] });
    expect(nextToExpire(state, at)?.ids).toEqual(['later']);
    expect(nextToExpire(state, Date.parse('2026-11-22T11:00:00Z'))).toBeUndefined();
  });

  it('is open to toasts unless on a break or logged out', () => {
    expect(isActive({ status: 'onInteraction' })).toBe(true);
    expect(isActive({ status: 'onBreak', reason: 'lunch' })).toBe(false);
    expect(isActive({ status: 'loggedOut' })).toBe(false);
  });
});

function twice(event: InboxEvent): InboxEvent[] {
  return [event, event];
}
