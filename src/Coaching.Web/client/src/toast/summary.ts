import { type InboxState, isActive, isUnread } from '../inbox/inbox-state.js';
import type { CoachMessage } from '../wire/coach-message.js';

/**
 * What one summary toast has to tell on login, on reconnect, at the end of a break and when a hidden page is shown
 * again: the unread messages this user was never told of by a toast. On a break or logged out: nothing yet.
 */
export function missed(inbox: InboxState, told: ReadonlySet<string>): readonly CoachMessage[] {
  if (!isActive(inbox.presence)) return [];
  return inbox.messages.filter((message) => isUnread(message) && !told.has(message.id));
}
