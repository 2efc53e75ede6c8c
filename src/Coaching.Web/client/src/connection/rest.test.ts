import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { shape, text } from '../wire/guard.js';
import { Refused, Rest, Unconfirmed } from './rest.js';

const named = shape({ name: text });
const rest = new Rest('/api/v1');
const answers = (...all: (() => Promise<Response>)[]) => {
  const calls = vi.fn((): Promise<Response> => (all.length > 1 ? all.shift()?.() : all[0]?.()) ?? never());
  vi.stubGlobal('fetch', calls);
  return calls;
};
const answer = (status: number, body: unknown, headers = {}) =>
  Promise.resolve(new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers }));
const never = () => new Promise<Response>(() => undefined);

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('removeEventListener', () => undefined);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a call that may change something', () => {
  it.each([502, 503, 504])('has an unknown outcome when the answer is %i', async (status) => {
    answers(() => answer(status, '<html>Bad gateway</html>', { 'Retry-After': '2' }));

    await expect(rest.post('/messages', {}, named)).rejects.toEqual(new Unconfirmed(2_000));
  });

  it('has an unknown outcome when the connection breaks', async () => {
    answers(() => Promise.reject(new TypeError('Failed to fetch')));

    await expect(rest.post('/messages', {}, named)).rejects.toBeInstanceOf(Unconfirmed);
  });

  it('has an unknown outcome when the answer breaks off, or is not one of ours', async () => {
    answers(
      () => answer(202, '{"name":"a'),
      () => answer(200, '<html>Please sign in to the network</html>'),
    );

    await expect(rest.post('/messages', {}, named)).rejects.toBeInstanceOf(Unconfirmed);
    await expect(rest.post('/messages', {}, named)).rejects.toBeInstanceOf(Unconfirmed);
  });

  it('has an unknown outcome when a node stands still', async () => {
    vi.stubGlobal('fetch', (_: string, { signal }: RequestInit) => {
      return new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(new Error('aborted'))));
    });

    const outcome = rest.post('/messages', {}, named).catch((fault: unknown) => fault);
    await vi.advanceTimersByTimeAsync(20_000);

    expect(await outcome).toBeInstanceOf(Unconfirmed);
  });

  it('is refused with the words of the server', async () => {
    answers(() => answer(422, { detail: 'Nobody is in this audience.' }));

    await expect(rest.post('/messages', {}, named)).rejects.toEqual(
      new Refused(422, { detail: 'Nobody is in this audience.' }),
    );
  });

  it('is made once', async () => {
    const calls = answers(() => answer(503, {}));

    await expect(rest.post('/messages', {}, named)).rejects.toBeInstanceOf(Unconfirmed);

    expect(calls).toHaveBeenCalledTimes(1);
  });
});

describe('a call that only reads', () => {
  it('is answered by another node', async () => {
    answers(
      () => answer(502, ''),
      () => answer(200, { name: 'Ann' }),
    );

    const read = rest.get('/directory', named);
    await vi.advanceTimersByTimeAsync(1_500);

    expect(await read).toEqual({ name: 'Ann' });
  });

  it('tells after some repetitions', async () => {
    const calls = answers(() => answer(503, {}));

    const outcome = rest.get('/directory', named).catch((fault: unknown) => fault);
    await vi.advanceTimersByTimeAsync(60_000);

    expect(await outcome).toEqual(new Unconfirmed());
    expect(calls).toHaveBeenCalledTimes(4);
  });

  it('is not repeated when it is refused', async () => {
    const calls = answers(() => answer(403, {}));

    await expect(rest.get('/directory', named)).rejects.toBeInstanceOf(Refused);

    expect(calls).toHaveBeenCalledTimes(1);
  });
});
