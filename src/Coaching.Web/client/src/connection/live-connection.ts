import {
  HttpError,
  HttpTransportType,
  type HubConnection,
  HubConnectionBuilder,
  HubConnectionState,
  LogLevel,
} from '@microsoft/signalr';
import { backoff, nextAttempt } from './backoff.js';
import type { TokenCallback } from './token.js';
import { wait } from './wait.js';

/** Always visible to the user. `refused`: the server said no (401, 403); we go on asking, since that may change. */
export type ConnectionState = 'connecting' | 'connected' | 'reconnecting' | 'refused';

export interface LiveConnectionOptions {
  /** Asked before every attempt, since the address may carry a hint that changes. */
  readonly url: () => string;
  readonly token: TokenCallback;
  /** Called on every new connection before it starts: subscribe to pushes here. */
  readonly subscribe: (hub: HubConnection) => void;
  /** Called when a connection is open. What it throws counts as a lost connection. */
  readonly opened: (hub: HubConnection) => Promise<void>;
  readonly stateChanged: (state: ConnectionState) => void;
  /** Makes a connection that is not started yet; another one in specs. */
  readonly build?: typeof buildHub;
}

/** A node that stands still takes a connection and says nothing: another one is the better choice by then. */
const startsWithin = 10_000;

/** The call may or may not have reached the server: make it again after the next connection. */
export class NotConnected extends Error {
  constructor() {
    super('Not connected.');
    this.name = 'NotConnected';
  }
}

/**
 * A hub connection that never gives up. The JavaScript client does not reconnect after a close by the server, and its
 * own reconnect ends after some tries; so each connection here is a new one, made in a loop until `stop`.
 */
export class LiveConnection {
  readonly #options: LiveConnectionOptions;
  readonly #stopped = new AbortController();
  #hub: HubConnection | undefined;

  constructor(options: LiveConnectionOptions) {
    this.#options = options;
  }

  start(): void {
    void this.#run();
  }

  stop(): void {
    this.#stopped.abort();
  }

  /** Rejects with `NotConnected` when there is no open connection, or it was lost before the answer. */
  async invoke(method: string, ...args: unknown[]): Promise<unknown> {
    const hub = this.#hub;
    if (hub === undefined) throw new NotConnected();
    return hub.invoke<unknown>(method, ...args).catch((fault: unknown) => {
      throw hub.state === HubConnectionState.Connected ? fault : new NotConnected();
    });
  }

  async #run(): Promise<void> {
    this.#options.stateChanged('connecting');
    const stopped = () => this.#stopped.signal.aborted;
    for (let attempt = 0; !stopped();) {
      let state: ConnectionState = 'reconnecting';
      let openedAt = Number.POSITIVE_INFINITY;
      try {
        await this.#live(attempt, () => (openedAt = Date.now()));
      } catch (fault) {
        if (isRefusal(fault)) state = 'refused';
      }
      if (stopped()) return;
      this.#options.stateChanged(state);
      attempt = nextAttempt(attempt, Date.now() - openedAt);
      await wait(backoff(attempt), this.#stopped.signal);
    }
  }

  /** One connection from start to close. */
  async #live(attempt: number, reached: () => void): Promise<void> {
    const { build = buildHub, url, token } = this.#options;
    const hub = build(url(), token, attempt);
    const closed = new Promise<void>((resolve) => hub.onclose(() => resolve()));
    const end = () => void hub.stop().catch(() => undefined);
    // Also while it is still starting: a connection nobody wants any more must not come up behind our back.
    this.#stopped.signal.addEventListener('abort', end);
    this.#options.subscribe(hub);
    try {
      await inTime(hub.start());
      this.#stopped.signal.throwIfAborted();
      this.#hub = hub;
      await this.#options.opened(hub);
      reached();
      this.#options.stateChanged('connected');
      await closed;
    } finally {
      this.#hub = undefined;
      this.#stopped.signal.removeEventListener('abort', end);
      // Not waited for: one that is still starting stops only when the browser has given it up.
      end();
    }
  }
}

/**
 * WebSockets alone need no negotiation, so any node of a cluster can take the connection without sticky sessions.
 * Every third attempt negotiates: it gets through proxies that know no WebSockets, and it learns a 401 or 403.
 */
function buildHub(url: string, token: TokenCallback, attempt: number): HubConnection {
  const negotiate = attempt % 3 === 2;
  return new HubConnectionBuilder()
    .withUrl(url, {
      accessTokenFactory: async () => token(),
      withCredentials: false,
      ...(negotiate ? {} : { skipNegotiation: true, transport: HttpTransportType.WebSockets }),
    })
    .configureLogging(LogLevel.None)
    .build();
}

function inTime(started: Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new NotConnected()), startsWithin);
    void started.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

function isRefusal(fault: unknown): boolean {
  if (fault instanceof HttpError) return fault.statusCode === 401 || fault.statusCode === 403;
  return fault instanceof Error && /\b(401|403)\b/.test(fault.message);
}
