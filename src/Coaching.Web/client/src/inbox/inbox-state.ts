import type { CoachMessage, InboxView, MessageState, StateChange } from '../wire/coach-message.js';
import type { Presence } from '../wire/status.js';

/** The agent's business day as this page knows it. */
export interface InboxState {
  readonly agentName: string;
  readonly businessDate: string;
  readonly presence: Presence;
  /** Newest first; ids are unique. */
  readonly messages: readonly CoachMessage[];
  /** Ids pushed on this connection: an inbox that was on its way before them does not take them away. */
  readonly pushed: ReadonlySet<string>;
}

export type InboxEvent =
  | { readonly type: 'opened' }
  | { readonly type: 'inbox'; readonly view: InboxView }
  | { readonly type: 'message'; readonly message: CoachMessage }
  | { readonly type: 'changed'; readonly changes: readonly StateChange[] }
  | { readonly type: 'expired'; readonly ids: readonly string[] }
  | { readonly type: 'presence'; readonly presence: Presence };

export const emptyInbox: InboxState = {
  agentName: '',
  businessDate: '',
  presence: { status: 'loggedOut' },
  messages: [],
  pushed: new Set(),
};

export function apply(state: InboxState, event: InboxEvent): InboxState {
  switch (event.type) {
    case 'opened':
      return { ...state, pushed: new Set() };
    case 'inbox':
      return replace(state, event.view);
    case 'message':
      return add(state, event.message);
    case 'changed':
      return change(state, event.changes);
    case 'expired':
      return { ...state, messages: state.messages.filter(({ id }) => !event.ids.includes(id)) };
    case 'presence':
      return { ...state, presence: event.presence };
  }
}

/**
 * The messages that expire next after an instant, and when, both in milliseconds since 1970. One that should have expired
 * before it came is not among them: the server gave it, so this page's clock is wrong.
 */
export function nextToExpire(
  state: InboxState,
  since: number,
): { readonly at: number; readonly ids: readonly string[] } | undefined {
  const due = state.messages.flatMap(({ id, expiresAt }) =>
    expiresAt === undefined ? [] : [{ id, at: Date.parse(expiresAt) }],
  );
  const at = Math.min(...due.filter((each) => each.at > since).map((each) => each.at));
  return at === Infinity ? undefined : { at, ids: due.filter((each) => each.at === at).map(({ id }) => id) };
}

export const isUnread = (message: CoachMessage): boolean => message.state === 'unread';

export const unreadCount = (state: InboxState): number => state.messages.filter(isUnread).length;

/** Available to toasts: logged in and not on a break. */
export const isActive = ({ status }: Presence): boolean => status !== 'onBreak' && status !== 'loggedOut';

function replace(state: InboxState, view: InboxView): InboxState {
  const sameDay = view.businessDate === state.businessDate;
  const known = new Map(state.messages.map((message) => [message.id, message]));
  const there = new Set(view.messages.map((message) => message.id));
  const early = sameDay ? state.messages.filter(({ id }) => state.pushed.has(id) && !there.has(id)) : [];
  const listed = view.messages.map((message) => {
    const before = sameDay ? known.get(message.id) : undefined;
    return before ? withState(message, furthest(before.state, message.state)) : message;
  });
  const { status, reason } = view;
  return {
    agentName: view.name,
    businessDate: view.businessDate,
    presence: reason === undefined ? { status } : { status, reason },
    messages: newestFirst([...early, ...unique(listed)]),
    pushed: sameDay ? state.pushed : new Set(),
  };
}

function add(state: InboxState, message: CoachMessage): InboxState {
  if (state.messages.some(({ id }) => id === message.id)) return state;
  return {
    ...state,
    messages: newestFirst([message, ...state.messages]),
    pushed: new Set(state.pushed).add(message.id),
  };
}

function change(state: InboxState, changes: readonly StateChange[]): InboxState {
  const to = new Map<string, MessageState>();
  for (const { id, state: reached } of changes) if (reached !== 'seen') to.set(id, reached);
  if (to.size === 0) return state;
  const messages = state.messages.map((message) => {
    const reached = to.get(message.id);
    return reached === undefined ? message : withState(message, furthest(message.state, reached));
  });
  return { ...state, messages };
}

const order: readonly MessageState[] = ['unread', 'read', 'acknowledged', 'recalled'];

/** A message only moves on: what was read here stays read, though an older view is still on its way. */
function furthest(one: MessageState, other: MessageState): MessageState {
  return order.indexOf(one) > order.indexOf(other) ? one : other;
}

function withState(message: CoachMessage, state: MessageState): CoachMessage {
  return message.state === state ? message : { ...message, state };
}

function unique(messages: readonly CoachMessage[]): CoachMessage[] {
  return [...new Map(messages.map((message) => [message.id, message])).values()];
}

function newestFirst(messages: readonly CoachMessage[]): CoachMessage[] {
  return [...messages].sort((one, other) => Date.parse(other.sentAt) - Date.parse(one.sentAt));
}
