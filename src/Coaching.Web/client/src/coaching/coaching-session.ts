import type { HubConnection } from '@microsoft/signalr';
import { backoff } from '../connection/backoff.js';
import { type ConnectionState, LiveConnection, NotConnected } from '../connection/live-connection.js';
import { Rest } from '../connection/rest.js';
import type { TokenCallback } from '../connection/token.js';
import { type AgentChange, agentChange, watching } from '../wire/agent-row.js';
import { type Config, config, usualConfig } from '../wire/config.js';
import { type Directory, directory } from '../wire/directory.js';
import { goodOf } from '../wire/guard.js';
import { type SentMessage, sentMessage } from '../wire/sent-message.js';
import { type AgentListEvent, type AgentListState, apply as applyList, emptyList } from './agent-list-state.js';
import { apply as applyFilter, type FilterEvent, type FilterState, noFilter } from './filter-state.js';
import { FrameBuffer } from './frame-buffer.js';
import { Sender } from './sender.js';
import { SentMessages } from './sent-messages.js';

const searchPause = 200;
/** The total can be overtaken by changes of status; after so long the rows are taken as they are. */
const patience = 3_000;
/** A push comes after 250 ms at most, and is shown with the next frame. Where as many are here as are to come, all may be here already. */
const pushTime = 400;

/** One open coaching page: feeds what hub and server say into the pure states. */
export class CoachingSession {
  list: AgentListState = emptyList;
  filter: FilterState = noFilter;
  directory: Directory | undefined;
  config: Config = usualConfig;
  connection: ConnectionState = 'connecting';
  readonly rest: Rest;
  readonly sender: Sender;
  readonly sent: SentMessages;
  /** Names of all agents seen in the list, whatever the filter is now. */
  readonly names = new Map<string, string>();
  readonly #changed: () => void;
  readonly #live: LiveConnection;
  readonly #rows = new FrameBuffer<AgentChange>((changes) => this.#take(changes));
  readonly #funnels = new FrameBuffer<SentMessage>((messages) => this.sent.take(messages));
  #pause: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  constructor(token: TokenCallback, changed: () => void) {
    this.#changed = changed;
    this.rest = new Rest('/api/v1', token);
    this.sender = new Sender(this.rest, changed);
    this.sent = new SentMessages(this.rest, this.names, changed);
    this.#live = new LiveConnection({
      url: () => '/hubs/coaching',
      token,
      subscribe: (hub) => this.#subscribe(hub),
      opened: (hub) => this.#opened(hub),
      stateChanged: (state) => this.#update(() => (this.connection = state)),
    });
  }

  start(): void {
    this.#live.start();
  }

  stop(): void {
    clearTimeout(this.#pause);
    this.#live.stop();
  }

  narrow(event: FilterEvent): void {
    this.filter = applyFilter(this.filter, event);
    this.#apply({ type: 'asked' });
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => void this.#watch(), event.type === 'searched' ? searchPause : 0);
  }

  select(id: string): void {
    this.#apply({ type: 'selected', id });
  }

  loadDirectory(): void {
    this.rest.get('/directory', directory).then(
      (found) => this.#update(() => (this.directory = found)),
      () => undefined,
    );
  }

  #subscribe(hub: HubConnection): void {
    this.#rows.drop();
    this.#apply({ type: 'opened' });
    hub.on('agents', (rows: unknown) => this.#rows.add(goodOf(agentChange)(rows)));
    hub.on('messages', (messages: unknown) => this.#funnels.add(goodOf(sentMessage)(messages)));
  }

  async #opened(hub: HubConnection): Promise<void> {
    this.#loadConfig();
    this.loadDirectory();
    await this.#ask((filter) => hub.invoke('WatchAgents', filter));
    await hub.invoke('WatchMessages');
  }

  #loadConfig(): void {
    this.rest.get('/config', config).then(
      (found) => this.#update(() => (this.config = found)),
      () => undefined,
    );
  }

  async #watch(failures = 0): Promise<void> {
    try {
      await this.#ask((filter) => this.#live.invoke('WatchAgents', filter));
    } catch (fault) {
      // The next connection asks with the filter of then.
      if (fault instanceof NotConnected) return;
      clearTimeout(this.#pause);
      this.#pause = setTimeout(() => void this.#watch(failures + 1), backoff(failures));
    }
  }

  async #ask(call: (filter: FilterState) => Promise<unknown>): Promise<void> {
    const asked = ++this.#asked;
    const { total } = watching(await call(this.filter));
    if (asked !== this.#asked) return;
    // What came before the answer is of the filter before.
    this.#rows.flush();
    this.#apply({ type: 'watching', total });
    const wait = total === this.list.rows.length ? pushTime : patience;
    setTimeout(() => asked === this.#asked && !this.list.settled && this.#apply({ type: 'settled' }), wait);
  }

  #take(changes: readonly AgentChange[]): void {
    for (const change of changes) if (!('removed' in change)) this.names.set(change.id, change.name);
    this.#apply({ type: 'rows', changes });
  }

  #apply(event: AgentListEvent): void {
    this.#update(() => (this.list = applyList(this.list, event)));
  }

  #update(change: () => void): void {
    change();
    this.#changed();
  }
}
