import { backoff } from '../connection/backoff.js';
import { NotConnected } from '../connection/live-connection.js';
import { apply, nextBatch, noReceipts, type Receipt, type ReceiptsState } from './receipts-state.js';

type Invoke = (method: string, argument: unknown) => Promise<unknown>;

/**
 * Tells the server what was seen, read and acknowledged: at once when connected, else after the next connection; again
 * while the server cannot take it, as when the agent moves to another node than the one this page is connected to.
 */
export class ReceiptsSender {
  readonly #invoke: Invoke;
  #state: ReceiptsState = noReceipts;
  readonly #busy = new Set<Receipt>();
  readonly #waiting = new Set<Receipt>();
  readonly #failures = new Map<Receipt, number>();

  constructor(invoke: Invoke) {
    this.#invoke = invoke;
  }

  note(receipt: Receipt, ids: readonly string[]): void {
    if (ids.length === 0) return;
    this.#state = apply(this.#state, { type: 'noted', receipt, ids });
    void this.#drain(receipt);
  }

  /** A new connection is open: what is not confirmed is told again. */
  resume(): void {
    for (const receipt of ['seen', 'read', 'acknowledged'] as const) void this.#drain(receipt);
  }

  dayEnded(): void {
    this.#state = apply(this.#state, { type: 'dayEnded' });
  }

  async #drain(receipt: Receipt): Promise<void> {
    if (this.#busy.has(receipt)) return;
    this.#busy.add(receipt);
    try {
      // Receipts noted in one turn of the event loop share a call.
      await Promise.resolve();
      for (let ids = nextBatch(this.#state, receipt); ids.length > 0; ids = nextBatch(this.#state, receipt)) {
        await this.#invoke(methods[receipt], receipt === 'acknowledged' ? ids[0] : ids);
        this.#state = apply(this.#state, { type: 'confirmed', receipt, ids });
        this.#failures.delete(receipt);
      }
    } catch (fault) {
      // The next connection tells it again.
      if (!(fault instanceof NotConnected)) this.#retry(receipt);
    } finally {
      this.#busy.delete(receipt);
    }
  }

  #retry(receipt: Receipt): void {
    if (this.#waiting.has(receipt)) return;
    this.#waiting.add(receipt);
    const failures = this.#failures.get(receipt) ?? 0;
    this.#failures.set(receipt, failures + 1);
    setTimeout(() => {
      this.#waiting.delete(receipt);
      void this.#drain(receipt);
    }, backoff(failures));
  }
}

const methods = { seen: 'MarkSeen', read: 'MarkRead', acknowledged: 'Acknowledge' } as const satisfies Record<
  Receipt,
  string
>;
