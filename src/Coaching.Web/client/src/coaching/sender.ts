import { backoff } from '../connection/backoff.js';
import { newMessageId } from '../connection/message-id.js';
import { Refused, type Rest, Unconfirmed } from '../connection/rest.js';
import { wait } from '../connection/wait.js';
import { accepted, preview } from '../wire/send.js';
import { apply, audienceFor, type Draft, idFor, type SendingEvent, type SendingState } from './sending-state.js';

/** Takes a draft through count, confirmation and send. The state says where it is; this does the calls. */
export class Sender {
  state: SendingState = { step: 'idle' };
  readonly #rest: Rest;
  readonly #changed: () => void;
  #stopped = new AbortController();

  constructor(rest: Rest, changed: () => void) {
    this.#rest = rest;
    this.#changed = changed;
  }

  ask(draft: Omit<Draft, 'id'>): void {
    this.#stopped = new AbortController();
    const id = idFor(this.state, draft, newMessageId);
    this.#apply({ type: 'asked', draft: { id, ...draft } });
    void this.#count();
  }

  cancel(): void {
    this.#stopped.abort();
    this.#apply({ type: 'cancelled' });
  }

  confirm(): void {
    this.#apply({ type: 'confirmed' });
    void this.#send(this.#stopped.signal);
  }

  async #count(): Promise<void> {
    if (this.state.step !== 'counting') return;
    const { signal } = this.#stopped;
    try {
      const audience = audienceFor(this.state.draft.to);
      const counted = await this.#rest.post('/audiences/preview', { audience }, preview, signal);
      if (!signal.aborted) this.#apply({ type: 'counted', preview: counted });
    } catch (fault) {
      if (!signal.aborted) this.#apply({ type: 'refused', why: why(fault) });
    }
  }

  async #send(signal: AbortSignal): Promise<void> {
    const cancelled = () => signal.aborted;
    while (this.state.step === 'sending' && !cancelled()) {
      try {
        const answer = await this.#rest.post('/messages', this.#request(this.state), accepted, signal);
        if (!cancelled()) this.#apply({ type: 'accepted', accepted: answer });
        return;
      } catch (fault) {
        if (cancelled()) return;
        if (!(fault instanceof Unconfirmed)) {
          this.#refused(fault);
          return;
        }
        const { tries } = this.state;
        this.#apply({ type: 'unconfirmed' });
        await wait(Math.max(fault.retryAfter ?? 0, 500) + backoff(tries), signal);
      }
    }
  }

  #request({ draft, preview: counted }: Extract<SendingState, { step: 'sending' }>): unknown {
    const { id, body, priority, requiresAck, to } = draft;
    return { id, audience: audienceFor(to), body, priority, requiresAck, audienceToken: counted?.token };
  }

  #refused(fault: unknown): void {
    if (fault instanceof Refused && fault.status === 409 && fault.problem.count !== undefined) {
      this.#apply({ type: 'groupChanged' });
      void this.#count();
    } else this.#apply({ type: 'refused', why: why(fault) });
  }

  #apply(event: SendingEvent): void {
    this.state = apply(this.state, event);
    this.#changed();
  }
}

function why(fault: unknown): string {
  if (fault instanceof Unconfirmed) return 'The server cannot be reached just now. Please try again.';
  return fault instanceof Error ? fault.message : 'Something went wrong.';
}
