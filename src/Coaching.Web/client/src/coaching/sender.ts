import { newMessageId } from '../connection/message-id.js';
import { Refused, type Rest, untilAnswered } from '../connection/rest.js';
import { accepted, preview } from '../wire/send.js';
import {
  apply,
  audienceFor,
  type Draft,
  idFor,
  isUnconfirmed,
  nothingSent,
  type SendingEvent,
  type SendingState,
} from './sending-state.js';

/** Takes a draft through count, confirmation and send. The state says where it is; this does the calls. */
export class Sender {
  state: SendingState = nothingSent;
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
    void this.#send();
  }

  async #count(): Promise<void> {
    if (this.state.step !== 'counting') return;
    const { signal } = this.#stopped;
    const audience = audienceFor(this.state.draft.to);
    try {
      const ask = () => this.#rest.post('/audiences/preview', { audience }, preview, signal);
      const counted = await untilAnswered(ask, signal, () => this.#apply({ type: 'unconfirmed' }));
      if (!signal.aborted) this.#apply({ type: 'counted', preview: counted });
    } catch (fault) {
      if (!signal.aborted) this.#apply({ type: 'refused', why: why(fault) });
    }
  }

  /** Repeats the same request, with the same id, until there is an answer or the user has enough of it. */
  async #send(): Promise<void> {
    if (this.state.step !== 'sending') return;
    const { signal } = this.#stopped;
    const request = this.#request(this.state);
    try {
      const ask = () => this.#rest.post('/messages', request, accepted, signal);
      const answer = await untilAnswered(ask, signal, () => this.#apply({ type: 'unconfirmed' }));
      if (!signal.aborted) this.#apply({ type: 'accepted', accepted: answer });
    } catch (fault) {
      if (!signal.aborted) this.#ended(fault);
    }
  }

  #request({ draft, preview: counted }: Extract<SendingState, { step: 'sending' }>): unknown {
    const { id, body, priority, requiresAck, to } = draft;
    return { id, audience: audienceFor(to), body, priority, requiresAck, audienceToken: counted?.token };
  }

  #ended(fault: unknown): void {
    const again = isUnconfirmed(this.state) || (this.state.step === 'sending' && this.state.tries > 0);
    if (!(fault instanceof Refused) || !settles(fault.status, again)) {
      this.#apply({ type: 'failed' });
    } else if (fault.status === 409 && fault.problem.count !== undefined) {
      this.#apply({ type: 'groupChanged' });
      void this.#count();
    } else this.#apply({ type: 'refused', why: why(fault) });
  }

  #apply(event: SendingEvent): void {
    this.state = apply(this.state, event);
    this.#changed();
  }
}

/**
 * Whether a refusal says that nothing was sent. Of a repetition only those do for which the server has looked for the
 * id first: a token that ended since then says nothing of an earlier try.
 */
const settles = (status: number, again: boolean): boolean => (again ? [409, 422].includes(status) : status < 500);

const why = (fault: unknown): string => (fault instanceof Error ? fault.message : 'Something went wrong.');
