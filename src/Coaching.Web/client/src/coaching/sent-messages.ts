import type { Rest } from '../connection/rest.js';
import { deliveryPage, type SentMessage, sentPage } from '../wire/sent-message.js';
import { merge, type SentState, upsert } from './sent-state.js';

/** The sent messages of the page: the newest come by the hub, older ones are fetched when asked for. */
export class SentMessages {
  all: SentState = [];
  mineOnly = false;
  fault = '';
  readonly #rest: Rest;
  readonly #names: Map<string, string>;
  readonly #changed: () => void;
  readonly #asked = new Set<string>();
  #next: { readonly mine: boolean; readonly cursor: string | undefined } | undefined;

  constructor(rest: Rest, names: Map<string, string>, changed: () => void) {
    this.#rest = rest;
    this.#names = names;
    this.#changed = changed;
  }

  get hasOlder(): boolean {
    return this.all.length > 0 && (this.#next?.mine !== this.mineOnly || this.#next.cursor !== undefined);
  }

  take(messages: readonly SentMessage[]): void {
    this.#show(upsert(this.all, messages), messages);
  }

  #show(all: SentState, messages: readonly SentMessage[]): void {
    this.all = all;
    for (const message of messages) void this.#learnName(message);
    this.#changed();
  }

  showMineOnly(mineOnly: boolean): void {
    this.mineOnly = mineOnly;
    this.#changed();
    if (mineOnly) void this.loadOlder();
  }

  async loadOlder(): Promise<void> {
    const mine = this.mineOnly;
    const query = new URLSearchParams({ limit: '50', ...(mine ? { mine: 'true' } : {}) });
    if (this.#next?.mine === mine && this.#next.cursor !== undefined) query.set('cursor', this.#next.cursor);
    try {
      const page = await this.#rest.get(`/messages?${query.toString()}`, sentPage);
      this.#next = { mine, cursor: page.next };
      this.fault = '';
      const before = this.all.length;
      this.#show(merge(this.all, page.messages), page.messages);
      // The first page is what the hub has told already.
      if (this.all.length === before && page.next !== undefined) await this.loadOlder();
    } catch (fault) {
      this.fault = fault instanceof Error ? fault.message : 'Older messages could not be loaded.';
      this.#changed();
    }
  }

  /** A message to one agent names that agent, also when the list does not have it now. */
  async #learnName({ id, audience }: SentMessage): Promise<void> {
    const only = audience.agents?.length === 1 ? audience.agents[0] : undefined;
    if (only === undefined || this.#names.has(only) || this.#asked.has(only)) return;
    this.#asked.add(only);
    try {
      const page = await this.#rest.get(`/messages/${encodeURIComponent(id)}/deliveries?limit=1`, deliveryPage);
      const found = page.deliveries.find(({ agent }) => agent === only);
      if (!found) return;
      this.#names.set(only, found.name);
      this.#changed();
    } catch {
      // The card says "1 agent" then.
    }
  }
}
