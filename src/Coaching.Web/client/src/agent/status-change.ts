import { backoff } from '../connection/backoff.js';
import { NotConnected } from '../connection/live-connection.js';
import type { Presence } from '../wire/status.js';

export interface StatusChangeOptions {
  readonly invoke: (method: string, ...args: unknown[]) => Promise<unknown>;
  /** What is wanted has changed. */
  readonly moved: () => void;
  /** The server has taken it. */
  readonly taken: (presence: Presence) => void;
}

/**
 * The status the agent chose, until the server has it. Shown at once; kept over a lost connection and told again on the
 * next one; told again while the server cannot take it; taken back, with a word why, when the server refuses it.
 */
export class StatusChange {
  readonly #options: StatusChangeOptions;
  #wanted: Presence | undefined;
  #again: ReturnType<typeof setTimeout> | undefined;
  fault = '';

  constructor(options: StatusChangeOptions) {
    this.#options = options;
  }

  get wanted(): Presence | undefined {
    return this.#wanted;
  }

  choose(wanted: Presence): void {
    this.#wanted = wanted;
    this.fault = '';
    this.#options.moved();
    void this.#tell(wanted);
  }

  resume(): void {
    if (this.#wanted) void this.#tell(this.#wanted);
  }

  /** The server said what the status is; once that is what was wanted, it has the last word again. */
  heard({ status, reason }: Presence): void {
    if (this.#wanted?.status !== status || this.#wanted.reason !== reason) return;
    this.#wanted = undefined;
    clearTimeout(this.#again);
  }

  async #tell(wanted: Presence, failures = 0): Promise<void> {
    clearTimeout(this.#again);
    try {
      await this.#options.invoke('SetStatus', wanted.status, wanted.reason ?? null);
      if (this.#wanted === wanted) this.#settle('', wanted);
    } catch (fault) {
      if (fault instanceof NotConnected || this.#wanted !== wanted) return;
      if (isPassing(fault)) this.#again = setTimeout(() => void this.#tell(wanted, failures + 1), backoff(failures));
      else this.#settle('The status could not be changed. Please try again.');
    }
  }

  #settle(fault: string, taken?: Presence): void {
    this.#wanted = undefined;
    this.fault = fault;
    if (taken) this.#options.taken(taken);
    else this.#options.moved();
  }
}

/** The server's word that it could not just now, as while an agent moves to another node. */
const isPassing = (fault: unknown): boolean => fault instanceof Error && fault.message.endsWith('try again.');
