import { describe, expect, it } from 'vitest';
import { apply, type Draft, idFor, nothingSent, type SendingEvent, type SendingState } from './sending-state.js';

const group: Draft = {
  id: 'm1',
  body: 'Hello',
  priority: 'normal',
  requiresAck: false,
  to: { kind: 'group', audience: { everyone: true } },
};
const agent: Draft = { ...group, to: { kind: 'agent', id: 'a1', name: 'Amara' } };
const other: Draft = { ...agent, id: 'm2', body: 'Other' };
const preview = {
  count: 3,
  byStatus: { available: 3, onInteraction: 0, wrapUp: 0, onBreak: 0, loggedOut: 0 },
  token: 't',
};
const accepted = { id: 'm1', recipients: 3, acceptedAt: '2026-11-22T09:00:00Z' };
const after = (...events: SendingEvent[]) => events.reduce<SendingState>(apply, nothingSent);
const sendingGroup: SendingEvent[] = [
  { type: 'asked', draft: group },
  { type: 'counted', preview },
  { type: 'confirmed' },
];

describe('sending', () => {
  it('asks to confirm one agent at once, a group after counting it', () => {
    expect(after({ type: 'asked', draft: agent }).step).toBe('confirming');
    expect(after({ type: 'asked', draft: group }).step).toBe('counting');
    expect(after({ type: 'asked', draft: group }, { type: 'counted', preview })).toMatchObject({
      step: 'confirming',
      preview,
    });
  });

  it('is not confirmed while the group is being counted', () => {
    expect(after({ type: 'asked', draft: group }, { type: 'confirmed' }).step).toBe('counting');
  });

  it('ends when the server has accepted it', () => {
    expect(after(...sendingGroup, { type: 'accepted', accepted })).toEqual({
      step: 'idle',
      outcome: { kind: 'sent', to: group.to, accepted },
      unconfirmed: [],
    });
  });

  it('needs a new OK for the new number when the group has changed', () => {
    const changed = after(...sendingGroup, { type: 'groupChanged' });
    const counted = apply(changed, { type: 'counted', preview: { ...preview, count: 2, token: 'u' } });

    expect(changed).toMatchObject({ step: 'counting', changed: true });
    expect(counted).toMatchObject({ step: 'confirming', changed: true, preview: { count: 2, token: 'u' } });
  });

  it('goes on trying while unconfirmed', () => {
    expect(after(...sendingGroup, { type: 'unconfirmed' }, { type: 'unconfirmed' })).toMatchObject({
      step: 'sending',
      tries: 2,
    });
  });

  it('changes nothing when cancelled before OK, and ignores answers after it', () => {
    expect(after({ type: 'asked', draft: group }, { type: 'cancelled' }, { type: 'counted', preview })).toEqual(
      nothingSent,
    );
  });

  it('keeps the id for the same text to the same agents when the outcome is unknown', () => {
    const unknown = after(...sendingGroup, { type: 'unconfirmed' }, { type: 'cancelled' });
    const { id, ...same } = group;

    expect(idFor(unknown, same, () => 'new')).toBe(id);
    expect(idFor(unknown, { ...same, body: 'Other' }, () => 'new')).toBe('new');
    expect(idFor(nothingSent, same, () => 'new')).toBe('new');
  });

  it('keeps that id, and says so, when the same is asked for again and cancelled before OK', () => {
    const unknown = after(...sendingGroup, { type: 'cancelled' });
    const again = after(...sendingGroup, { type: 'cancelled' }, { type: 'asked', draft: group }, { type: 'cancelled' });

    expect(again).toEqual(unknown);
    expect(again).toMatchObject({ outcome: { kind: 'unknown' } });
  });

  it.each<[string, SendingEvent[]]>([
    ['another one is cancelled', [{ type: 'asked', draft: other }, { type: 'cancelled' }]],
    ['another one is sent', [{ type: 'asked', draft: other }, { type: 'confirmed' }, { type: 'accepted', accepted }]],
    ['another one is not known either', [{ type: 'asked', draft: other }, { type: 'confirmed' }, { type: 'failed' }]],
    [
      'its group cannot be counted',
      [
        { type: 'asked', draft: group },
        { type: 'refused', why: 'No.' },
      ],
    ],
  ])('keeps that id when %s', (_, events) => {
    const { id, ...same } = group;

    expect(idFor(after(...sendingGroup, { type: 'cancelled' }, ...events), same, () => 'new')).toBe(id);
  });

  it.each<SendingEvent>([
    { type: 'accepted', accepted },
    { type: 'refused', why: 'Nobody.' },
    { type: 'groupChanged' },
  ])('lets go of that id when the server has said what became of it: $type', (answer) => {
    const settled = after(...sendingGroup, { type: 'cancelled' }, ...sendingGroup, answer);

    expect(idFor(settled, group, () => 'new')).toBe('new');
  });
});
