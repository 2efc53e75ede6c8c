import { describe, expect, it, vi } from 'vitest';
import { agentChange } from './agent-row.js';
import { audience } from './audience.js';
import { coachMessage, inboxView } from './coach-message.js';
import { config } from './config.js';
import { goodOf, Malformed } from './guard.js';
import { explain, problem } from './problem.js';

const message = {
  id: 'm1',
  from: { id: 'dana', name: 'Dana' },
  body: 'Hello',
  priority: 'urgent',
  requiresAck: true,
  sentAt: '2026-11-22T09:00:00Z',
  expiresAt: null,
  state: 'unread',
  alert: 'toast',
};

describe('guards', () => {
  it('take what the contract says and drop what they do not know', () => {
    expect(coachMessage({ ...message, added: 'later' })).toEqual({
      id: 'm1',
      from: { id: 'dana', name: 'Dana' },
      body: 'Hello',
      priority: 'urgent',
      requiresAck: true,
      sentAt: '2026-11-22T09:00:00Z',
      state: 'unread',
      alert: 'toast',
    });
  });

  it.each([
    ['nothing', null],
    ['text', 'm1'],
    ['an unknown state', { ...message, state: 'lost' }],
    ['an unknown priority', { ...message, priority: 'meh' }],
    ['a body that is no text', { ...message, body: { html: '<b>' } }],
    ['no id', { ...message, id: undefined }],
    ['a time that is none', { ...message, sentAt: 'yesterday' }],
  ])('reject %s', (_, value) => {
    expect(() => coachMessage(value)).toThrow(Malformed);
  });

  it('name the place of a fault', () => {
    const answer = { messages: { maxLength: 500 }, statuses: { reasons: ['lunch', 1] } };

    expect(() => config(answer)).toThrow('value.statuses.reasons[1]: text expected');
  });

  it('let the good items of a list through and warn of the bad ones, without their text', () => {
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const rows = [{ id: 'a1', name: 'Amara', status: 'available' }, { id: 'secret' }, { id: 'a3', removed: true }];

    const good = goodOf(agentChange)(rows, 'rows');

    expect(good).toEqual([
      { id: 'a1', name: 'Amara', status: 'available' },
      { id: 'a3', removed: true },
    ]);
    expect(warned.mock.calls).toEqual([['Left out: rows[1].name: text expected']]);
  });

  it('do not lose an inbox to one bad message', () => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const view = { agentId: 'a1', name: 'A', businessDate: '2026-11-22', status: 'available', unread: 1 };

    expect(inboxView({ ...view, messages: [1, message] }).messages).toHaveLength(1);
  });

  it('read an audience with exceptions', () => {
    const rule = { filter: { teams: ['t1'], except: { agents: ['a1'] } } };

    expect(audience(rule)).toEqual(rule);
  });

  it('explain a problem by its errors first', () => {
    expect(explain(problem({ title: 'Bad', errors: { body: ['The body is empty.'] } }), 400)).toBe(
      'The body is empty.',
    );
    expect(explain(problem({ title: 'Bad', detail: 'Too long.' }), 400)).toBe('Too long.');
    expect(explain(problem({}), 418)).toBe('The server answered with 418.');
  });
});
