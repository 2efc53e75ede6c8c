import { describe, expect, it } from 'vitest';
import { aMessage } from '../inbox/inbox.fixtures.js';
import { apply, messageToast, shown, summaryToast, type Toast, type ToastQueue, waiting } from './toast-queue.js';

const offered = (...toasts: Toast[]) =>
  toasts.reduce<ToastQueue>((queue, toast) => apply(queue, { type: 'offered', toast }), []);
const normal = (id: string) => messageToast(aMessage(id));
const urgent = (id: string) => messageToast(aMessage(id, { priority: 'urgent' }));
const ids = (toasts: readonly Toast[]) => toasts.map(({ id }) => id);

describe('toast queue', () => {
  it('shows three at once and counts the rest', () => {
    const queue = offered(normal('a'), normal('b'), normal('c'), normal('d'), normal('e'));

    expect(ids(shown(queue))).toEqual(['a', 'b', 'c']);
    expect(waiting(queue)).toBe(2);
  });

  it('lets an urgent one in before the others', () => {
    const queue = offered(normal('a'), normal('b'), normal('c'), urgent('u'), urgent('v'));

    expect(ids(shown(queue))).toEqual(['u', 'v', 'a']);
  });

  it('drops repeats', () => {
    expect(offered(normal('a'), normal('a'))).toHaveLength(1);
  });

  it('moves up when one goes', () => {
    const queue = apply(offered(normal('a'), normal('b'), normal('c'), normal('d')), { type: 'gone', ids: ['b'] });

    expect(ids(shown(queue))).toEqual(['a', 'c', 'd']);
  });

  it('has one summary, the latest, which shrinks as its messages are read', () => {
    const first = offered(summaryToast([aMessage('m1')]), summaryToast([aMessage('m1'), aMessage('m2')]));
    const second = apply(first, { type: 'gone', ids: ['m1'] });
    const third = apply(second, { type: 'gone', ids: ['m2'] });

    expect(first).toHaveLength(1);
    expect(second[0]).toMatchObject({ kind: 'summary', ids: ['m2'] });
    expect(third).toEqual([]);
  });

  it('is the same queue when nothing went', () => {
    const queue = offered(normal('a'), summaryToast([aMessage('m1')]));

    expect(apply(queue, { type: 'gone', ids: ['other'] })).toBe(queue);
  });
});
