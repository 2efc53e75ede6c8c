import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Rest } from '../connection/rest.js';
import { Sender } from './sender.js';
import type { Recipients } from './sending-state.js';

const ann: Recipients = { kind: 'agent', id: 'ann', name: 'Ann' };
const everyone: Recipients = { kind: 'group', audience: { everyone: true } };
const counted = { count: 3, byStatus: {}, token: 't' };

let sent: { path: string; id?: string }[];
let sender: Sender;

/** What the server answers, call by call; nothing is a connection that breaks. */
function server(...answers: ([status: number, body?: unknown] | undefined)[]): void {
  vi.stubGlobal('fetch', (path: string, { body }: RequestInit) => {
    sent.push({ path, ...(JSON.parse(body as string) as object) });
    const next = answers.shift();
    if (next === undefined) return Promise.reject(new TypeError('Failed to fetch'));
    const [status, answer = {}] = next;
    const taken = status < 300 && path.endsWith('/messages');
    return Promise.resolve(
      Response.json(taken ? { id: 'm', recipients: 1, acceptedAt: '2026-11-22T09:00:00Z' } : answer, { status }),
    );
  });
}

const ask = (to: Recipients) => sender.ask({ body: 'Hello', priority: 'normal', requiresAck: false, to });
const later = () => vi.advanceTimersByTimeAsync(60_000);

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('removeEventListener', () => undefined);
  sent = [];
  sender = new Sender(new Rest(''), () => undefined);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('sender', () => {
  it('repeats a send with the same id, whatever stands before the server says, until it is accepted', async () => {
    server([502], undefined, [504], [503], [202]);

    ask(ann);
    sender.confirm();
    await vi.advanceTimersByTimeAsync(0);
    expect(sender.state).toMatchObject({ step: 'sending', tries: 1 });
    await later();

    expect(sender.state).toMatchObject({ step: 'idle', outcome: { kind: 'sent' } });
    expect(sent).toHaveLength(5);
    expect(new Set(sent.map((each) => JSON.stringify(each))).size).toBe(1);
  });

  it('goes on counting a group while nobody answers', async () => {
    server([502], undefined, [200, counted]);

    ask(everyone);
    await vi.advanceTimersByTimeAsync(0);
    expect(sender.state).toMatchObject({ step: 'counting', tries: 1 });
    await later();

    expect(sender.state).toMatchObject({ step: 'confirming', preview: counted });
  });

  it('does not say that nothing was sent when it cannot know', async () => {
    server([503], [401]);

    ask(ann);
    sender.confirm();
    await later();

    expect(sender.state).toMatchObject({ step: 'idle', outcome: { kind: 'unknown' } });
  });

  it('does not take a fault in the server for a refusal', async () => {
    server([500]);

    ask(ann);
    sender.confirm();
    await later();

    expect(sender.state).toMatchObject({ step: 'idle', outcome: { kind: 'unknown' } });
  });

  it('says why when a first try is refused, and when a repetition is by someone who has looked for the id', async () => {
    server([403, { detail: 'Not yours.' }], [503], [422, { detail: 'Nobody.' }]);

    ask(ann);
    sender.confirm();
    await later();
    expect(sender.state).toMatchObject({ outcome: { kind: 'refused', why: 'Not yours.' } });

    ask(ann);
    sender.confirm();
    await later();
    expect(sender.state).toMatchObject({ outcome: { kind: 'refused', why: 'Nobody.' } });
  });

  it('ends with the user, and sends the same text to the same agents with the same id then', async () => {
    server([503], [503], [202]);

    ask(ann);
    sender.confirm();
    await vi.advanceTimersByTimeAsync(0);
    sender.cancel();
    await later();
    expect(sent).toHaveLength(1);
    expect(sender.state).toMatchObject({ outcome: { kind: 'unknown' } });

    ask(ann);
    sender.confirm();
    await later();
    expect(sender.state).toMatchObject({ outcome: { kind: 'sent' } });
    expect(new Set(sent.map(({ id }) => id)).size).toBe(1);
  });

  it('does not take the refusal of a repetition for an answer, though the user has asked anew', async () => {
    server([503], [401], [202]);

    ask(ann);
    sender.confirm();
    await vi.advanceTimersByTimeAsync(0);
    sender.cancel();
    ask(ann);
    sender.confirm();
    await later();
    expect(sender.state).toMatchObject({ outcome: { kind: 'unknown' } });

    ask(ann);
    sender.confirm();
    await later();
    expect(sender.state).toMatchObject({ outcome: { kind: 'sent' } });
    expect(new Set(sent.map(({ id }) => id)).size).toBe(1);
  });
});
