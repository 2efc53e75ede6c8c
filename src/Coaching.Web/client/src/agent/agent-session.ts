import type { HubConnection } from '@microsoft/signalr';
import { type ConnectionState, LiveConnection } from '../connection/live-connection.js';
import type { TokenCallback } from '../connection/token.js';
import {
  apply as applyInbox,
  emptyInbox,
  type InboxEvent,
  type InboxState,
  isActive,
  isUnread,
  nextToExpire,
} from '../inbox/inbox-state.js';
import { ReceiptsSender } from '../receipts/receipts-sender.js';
import { Tabs } from '../tabs/tabs.js';
import { missed } from '../toast/summary.js';
import {
  apply as applyToast,
  messageToast,
  shownAtOnce,
  summaryToast,
  type ToastEvent,
  type ToastQueue,
} from '../toast/toast-queue.js';
import { Told } from '../toast/told.js';
import {
  type CoachMessage,
  coachMessage,
  type InboxView,
  inboxView,
  stateChange,
  type StateChange,
} from '../wire/coach-message.js';
import { goodOf } from '../wire/guard.js';
import { presence as presenceGuard, type Presence } from '../wire/status.js';
import { StatusChange } from './status-change.js';

export interface AgentSessionOptions {
  readonly hub: string;
  readonly token: TokenCallback;
  readonly changed: () => void;
}

/** One agent's open page: feeds what the hub and the other tabs say into the pure states, and reports back. */
export class AgentSession {
  inbox: InboxState = emptyInbox;
  toasts: ToastQueue = [];
  connection: ConnectionState = 'connecting';
  readonly #options: AgentSessionOptions;
  readonly #live: LiveConnection;
  readonly #receipts: ReceiptsSender;
  readonly #status: StatusChange;
  #told: Told | undefined;
  #tabs: Tabs | undefined;
  /** Told by this page itself: hearing from elsewhere that they were seen closes nothing here. */
  readonly #presented = new Set<string>();
  /** Came live before this page knew its inbox and its other tabs: they get toasts of their own once it does. */
  readonly #early = new Set<string>();
  #wasActive = false;
  #expiry: ReturnType<typeof setTimeout> | undefined;

  constructor(options: AgentSessionOptions) {
    this.#options = options;
    this.#live = new LiveConnection({
      url: () => this.#url(),
      token: options.token,
      subscribe: (hub) => this.#subscribe(hub),
      opened: () => this.#opened(),
      stateChanged: (state) => this.#update(() => (this.connection = state)),
    });
    const invoke = (method: string, ...args: unknown[]) => this.#live.invoke(method, ...args);
    this.#receipts = new ReceiptsSender(invoke);
    this.#status = new StatusChange({
      invoke,
      moved: () => this.#update(),
      taken: (presence) => this.#apply({ type: 'presence', presence }),
    });
  }

  start(): void {
    this.#live.start();
  }

  stop(): void {
    clearTimeout(this.#expiry);
    this.#live.stop();
    this.#tabs?.end();
  }

  /** What the agent chose, at once; otherwise what the server says. */
  get presence(): Presence {
    return this.#status.wanted ?? this.inbox.presence;
  }

  get fault(): string {
    return this.#status.fault;
  }

  choose(wanted: Presence): void {
    this.#status.choose(wanted);
  }

  open(id: string): void {
    const message = this.inbox.messages.find((each) => each.id === id);
    if (message && isUnread(message)) {
      this.#receipts.note('read', [id]);
      this.#apply({ type: 'changed', changes: [{ id, state: 'read' }] });
    }
    this.close([id]);
  }

  acknowledge(id: string): void {
    this.#receipts.note('acknowledged', [id]);
    this.#apply({ type: 'changed', changes: [{ id, state: 'acknowledged' }] });
    this.close([id]);
  }

  /** Takes toasts away, in all tabs. Dismissed is not read. */
  close(ids: readonly string[]): void {
    this.#tabs?.close(ids);
    this.#toast({ type: 'gone', ids });
  }

  /** A toast went away by itself: nobody did anything, so nobody else is told. */
  expire(id: string): void {
    this.#toast({ type: 'gone', ids: [id] });
  }

  /** A toast is on the screen of a visible page. A summary tells of messages, but shows none: nothing is seen. */
  presented(ids: readonly string[], kind: 'message' | 'summary'): void {
    const fresh = ids.filter((id) => !this.#presented.has(id));
    if (fresh.length === 0) return;
    for (const id of fresh) this.#presented.add(id);
    this.#told?.add(fresh);
    this.#tabs?.tell(fresh);
    if (kind === 'message') this.#receipts.note('seen', fresh);
  }

  #url(): string {
    const { hub } = this.#options;
    return this.inbox.businessDate === '' ? hub : `${hub}?status=${this.presence.status}`;
  }

  #subscribe(hub: HubConnection): void {
    this.#apply({ type: 'opened' });
    hub.on('inbox', (view: unknown) => this.#replace(inboxView(view)));
    hub.on('message', (message: unknown) => this.#arrived(coachMessage(message)));
    hub.on('changed', (changes: unknown) => this.#changed(goodOf(stateChange)(changes)));
    hub.on('status', (presence: unknown) => this.#apply({ type: 'presence', presence: presenceGuard(presence) }));
  }

  #opened(): Promise<void> {
    this.#receipts.resume();
    this.#status.resume();
    return Promise.resolve();
  }

  #replace(view: InboxView): void {
    const newDay = view.businessDate !== this.inbox.businessDate;
    this.#told ??= new Told(view.agentId, storage());
    this.#told.startDay(view.businessDate);
    if (newDay) {
      this.#receipts.dayEnded();
      this.#presented.clear();
      this.toasts = applyToast(this.toasts, { type: 'cleared' });
    }
    this.#apply({ type: 'inbox', view });
    this.#tabs ??= this.#meetTabs(view.agentId);
    this.#sumUp();
  }

  #meetTabs(agentId: string): Tabs {
    return new Tabs({
      name: agentId,
      told: (ids) => {
        this.#told?.add(ids);
        this.#toast({ type: 'gone', ids: ids.filter((id) => !this.#presented.has(id)) });
      },
      closed: (ids) => this.#toast({ type: 'gone', ids }),
      changed: () => (this.#tabs?.mayShow ? this.#sumUp() : this.#dropUnshown()),
    });
  }

  #arrived(message: CoachMessage): void {
    if (this.inbox.messages.some(({ id }) => id === message.id)) return;
    this.#apply({ type: 'message', message });
    // Pushed before the server knew that the break is over: no other moment comes to tell of it.
    if (message.alert === 'bell') this.#sumUp();
    if (message.alert !== 'toast' || !isUnread(message) || this.#told?.ids.has(message.id)) return;
    if (!this.#tabs?.introduced) {
      if (document.visibilityState === 'visible') this.#early.add(message.id);
    } else if (isActive(this.presence) && this.#tabs.mayShow) {
      this.#toast({ type: 'offered', toast: messageToast(message) });
    }
  }

  #changed(changes: readonly StateChange[]): void {
    this.#apply({ type: 'changed', changes });
    const seenElsewhere = changes.filter(({ id, state }) => state === 'seen' && !this.#presented.has(id));
    this.#told?.add(seenElsewhere.map(({ id }) => id));
    const over = changes.filter(({ state }) => state !== 'seen');
    this.#toast({ type: 'gone', ids: [...seenElsewhere, ...over].map(({ id }) => id) });
  }

  /** What was not yet on the screen counts as missed: the next summary tells of it. */
  #dropUnshown(): void {
    const unshown = this.toasts.filter(({ id, kind }) => kind === 'message' && !this.#presented.has(id));
    this.#toast({ type: 'gone', ids: unshown.map(({ id }) => id) });
  }

  /** One toast for all that is unread when some of it was never told, and only where toasts are shown. */
  #sumUp(): void {
    if (!this.#told || !this.#tabs?.mayShow) return;
    const queued = new Set(this.toasts.map(({ id }) => id));
    const untold = missed({ ...this.inbox, presence: this.presence }, this.#told.ids).filter(
      ({ id }) => !queued.has(id),
    );
    if (untold.length === 0) return;
    const early = untold.length <= shownAtOnce && untold.every(({ id }) => this.#early.has(id));
    this.#early.clear();
    const toasts = early
      ? [...untold].reverse().map(messageToast)
      : [summaryToast(this.inbox.messages.filter(isUnread))];
    for (const toast of toasts) this.#toast({ type: 'offered', toast });
  }

  #apply(event: InboxEvent): void {
    this.#update(() => {
      this.inbox = applyInbox(this.inbox, event);
      if (event.type === 'presence') this.#status.heard(event.presence);
    });
    if (event.type === 'inbox' || event.type === 'message') this.#awaitExpiry(Date.now());
  }

  /** What expires goes from an open page, too; the server says nothing of it. */
  #awaitExpiry(since: number): void {
    clearTimeout(this.#expiry);
    const next = nextToExpire(this.inbox, since);
    if (!next) return;
    const { at, ids } = next;
    this.#expiry = setTimeout(() => {
      this.#apply({ type: 'expired', ids });
      this.#toast({ type: 'gone', ids });
      this.#awaitExpiry(at);
    }, at - Date.now());
  }

  #toast(event: ToastEvent): void {
    this.#update(() => (this.toasts = applyToast(this.toasts, event)));
  }

  #update(change?: () => void): void {
    change?.();
    const active = isActive(this.presence);
    if (active !== this.#wasActive) {
      this.#wasActive = active;
      if (active) this.#sumUp();
      else this.#dropUnshown();
    }
    this.#options.changed();
  }
}

function storage(): Storage | undefined {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
  }
}
