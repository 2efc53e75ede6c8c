import { count, flag, type Guarded, listOf, oneOf, shape, text, withDefault } from '../wire/guard.js';
import { elect, type Tab } from './election.js';

/** What tabs say to each other: here I am, I am leaving, I showed toasts for these, my user closed these. */
const news = shape({
  type: oneOf('beat', 'farewell', 'told', 'closed'),
  from: text,
  visible: withDefault(flag, false),
  focusedAt: withDefault(count, 0),
  ids: withDefault(listOf(text), []),
});
type News = Guarded<typeof news>;

const interval = 2_000;
/** Time for the tabs that are already there to answer a new one, before it may take itself for the only one. */
const introduction = 250;

export interface TabsOptions {
  /** Tabs with the same name belong together: one agent on one server. */
  readonly name: string;
  readonly told: (ids: readonly string[]) => void;
  readonly closed: (ids: readonly string[]) => void;
  /** This tab may now show toasts, or may no longer. */
  readonly changed: () => void;
}

/** The tabs of one agent in one browser, of which one shows toasts. Works without Web Locks, which need https. */
export class Tabs {
  readonly #options: TabsOptions;
  readonly #channel: BroadcastChannel;
  readonly #id = crypto.getRandomValues(new Uint32Array(2)).join('-');
  readonly #others = new Map<string, Tab>();
  readonly #ended = new AbortController();
  #focusedAt = document.hasFocus() ? Date.now() : 0;
  #introduced = false;
  #couldShow = false;

  constructor(options: TabsOptions) {
    this.#options = options;
    this.#channel = new BroadcastChannel(`coaching.${options.name}`);
    this.#channel.onmessage = ({ data }: MessageEvent<unknown>) => this.#hear(data);
    const { signal } = this.#ended;
    const announce = () => this.#announce();
    document.addEventListener('visibilitychange', announce, { signal });
    globalThis.addEventListener('pageshow', announce, { signal });
    globalThis.addEventListener('focus', () => this.#focused(), { signal });
    globalThis.addEventListener('pagehide', () => this.#say('farewell'), { signal });
    const beat = setInterval(announce, interval);
    const introduced = setTimeout(() => this.#introduce(), introduction);
    signal.addEventListener('abort', () => {
      clearInterval(beat);
      clearTimeout(introduced);
    });
    this.#announce();
  }

  /** Whether the tabs that are already there have had time to say so. */
  get introduced(): boolean {
    return this.#introduced;
  }

  /** Whether this tab shows toasts: it is visible, and the one elected among the tabs of this browser. */
  get mayShow(): boolean {
    if (!this.#introduced || document.visibilityState !== 'visible') return false;
    return elect([this.#self(), ...this.#others.values()], Date.now())?.id === this.#id;
  }

  tell(ids: readonly string[]): void {
    this.#say('told', ids);
  }

  close(ids: readonly string[]): void {
    this.#say('closed', ids);
  }

  end(): void {
    this.#say('farewell');
    this.#ended.abort();
    this.#channel.close();
  }

  #self(): Tab {
    const visible = document.visibilityState === 'visible';
    return { id: this.#id, visible, focusedAt: this.#focusedAt, heardAt: Date.now() };
  }

  #introduce(): void {
    this.#introduced = true;
    this.#notice();
  }

  #focused(): void {
    this.#focusedAt = Date.now();
    this.#announce();
  }

  #announce(): void {
    this.#say('beat');
    this.#notice();
  }

  #say(type: News['type'], ids: readonly string[] = []): void {
    const { visible, focusedAt } = this.#self();
    this.#channel.postMessage({ type, from: this.#id, visible, focusedAt, ids } satisfies News);
  }

  #hear(data: unknown): void {
    const { type, from, visible, focusedAt, ids } = news(data);
    switch (type) {
      case 'told':
        return this.#options.told(ids);
      case 'closed':
        return this.#options.closed(ids);
      case 'farewell':
        this.#others.delete(from);
        return this.#notice();
      case 'beat': {
        const isNew = !this.#others.has(from);
        this.#others.set(from, { id: from, visible, focusedAt, heardAt: Date.now() });
        return isNew ? this.#announce() : this.#notice();
      }
    }
  }

  #notice(): void {
    const { mayShow } = this;
    if (mayShow === this.#couldShow) return;
    this.#couldShow = mayShow;
    this.#options.changed();
  }
}
