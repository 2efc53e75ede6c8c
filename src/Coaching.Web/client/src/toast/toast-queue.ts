import type { CoachMessage } from '../wire/coach-message.js';

/** A toast tells of one message, or sums up several that were missed. */
export type Toast =
  | { readonly kind: 'message'; readonly id: string; readonly urgent: boolean; readonly message: CoachMessage }
  | { readonly kind: 'summary'; readonly id: 'summary'; readonly urgent: boolean; readonly ids: readonly string[] };

/** Urgent ones first, else in order of arrival; the first `shownAtOnce` are on the screen. */
export type ToastQueue = readonly Toast[];

export type ToastEvent =
  | { readonly type: 'offered'; readonly toast: Toast }
  | { readonly type: 'gone'; readonly ids: readonly string[] }
  | { readonly type: 'cleared' };

export const shownAtOnce = 3;

export function apply(queue: ToastQueue, event: ToastEvent): ToastQueue {
  switch (event.type) {
    case 'offered':
      return offer(queue, event.toast);
    case 'gone':
      return without(queue, new Set(event.ids));
    case 'cleared':
      return [];
  }
}

export const shown = (queue: ToastQueue): readonly Toast[] => queue.slice(0, shownAtOnce);

export const waiting = (queue: ToastQueue): number => Math.max(0, queue.length - shownAtOnce);

export const messageToast = (message: CoachMessage): Toast => ({
  kind: 'message',
  id: message.id,
  urgent: message.priority === 'urgent',
  message,
});

export const summaryToast = (missed: readonly CoachMessage[]): Toast => ({
  kind: 'summary',
  id: 'summary',
  urgent: missed.some(({ priority }) => priority === 'urgent'),
  ids: missed.map(({ id }) => id),
});

function offer(queue: ToastQueue, toast: Toast): ToastQueue {
  if (toast.kind === 'message' && queue.some(({ id }) => id === toast.id)) return queue;
  const others = queue.filter(({ id }) => id !== toast.id);
  const urgent = others.filter((other) => other.urgent);
  const rest = others.filter((other) => !other.urgent);
  return toast.urgent ? [...urgent, toast, ...rest] : [...urgent, ...rest, toast];
}

/** A summary loses the ids that are gone, and goes with its last one. */
function without(queue: ToastQueue, ids: ReadonlySet<string>): ToastQueue {
  const left = queue.flatMap((toast): Toast[] => {
    if (ids.has(toast.id)) return [];
    if (toast.kind === 'message') return [toast];
    const remaining = toast.ids.filter((id) => !ids.has(id));
    if (remaining.length === toast.ids.length) return [toast];
    return remaining.length === 0 ? [] : [{ ...toast, ids: remaining }];
  });
  return left.length === queue.length && left.every((toast, at) => toast === queue[at]) ? queue : left;
}
