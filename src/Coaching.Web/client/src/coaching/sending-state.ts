import type { Audience } from '../wire/audience.js';
import type { Priority } from '../wire/coach-message.js';
import type { Accepted, Preview } from '../wire/send.js';

/** One agent by name, or a group by what it is. */
export type Recipients =
  | { readonly kind: 'agent'; readonly id: string; readonly name: string }
  | { readonly kind: 'group'; readonly audience: Audience };

/** What is about to be sent. Its id is made once, so that every repetition is the same send. */
export interface Draft {
  readonly id: string;
  readonly body: string;
  readonly priority: Priority;
  readonly requiresAck: boolean;
  readonly to: Recipients;
}

/** How the last send ended. `unknown`: it may have been sent; the same text to the same agents is the same send again. */
export type Outcome =
  | { readonly kind: 'sent'; readonly to: Recipients; readonly accepted: Accepted }
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'unknown' };

export type SendingState = Step & {
  /** May have been sent, each of them; an id is kept until the server has said what became of it. */
  readonly unconfirmed: readonly Draft[];
};

type Step =
  | { readonly step: 'idle'; readonly outcome?: Outcome }
  | { readonly step: 'counting'; readonly draft: Draft; readonly changed: boolean; readonly tries: number }
  | { readonly step: 'confirming'; readonly draft: Draft; readonly changed: boolean; readonly preview?: Preview }
  | { readonly step: 'sending'; readonly draft: Draft; readonly preview?: Preview; readonly tries: number };

export type SendingEvent =
  | { readonly type: 'asked'; readonly draft: Draft }
  | { readonly type: 'counted'; readonly preview: Preview }
  | { readonly type: 'confirmed' }
  | { readonly type: 'groupChanged' }
  | { readonly type: 'unconfirmed' }
  | { readonly type: 'accepted'; readonly accepted: Accepted }
  | { readonly type: 'refused'; readonly why: string }
  | { readonly type: 'failed' }
  | { readonly type: 'cancelled' };

export const nothingSent: SendingState = { step: 'idle', unconfirmed: [] };

/** An event that does not fit the step changes nothing: an answer that comes after Cancel is no news. */
export function apply(state: SendingState, event: SendingEvent): SendingState {
  return { ...next(state, event), unconfirmed: unconfirmedAfter(state, event) };
}

function next(state: SendingState, event: SendingEvent): Step {
  switch (event.type) {
    case 'asked':
      return event.draft.to.kind === 'agent'
        ? { step: 'confirming', draft: event.draft, changed: false }
        : { step: 'counting', draft: event.draft, changed: false, tries: 0 };
    case 'counted':
      return state.step === 'counting' ? confirm(state, event.preview) : state;
    case 'confirmed':
      return state.step === 'confirming' ? send(state) : state;
    case 'groupChanged':
      return state.step === 'sending' ? { step: 'counting', draft: state.draft, changed: true, tries: 0 } : state;
    case 'unconfirmed':
      return state.step === 'sending' || state.step === 'counting' ? { ...state, tries: state.tries + 1 } : state;
    case 'accepted':
      return state.step === 'sending'
        ? { step: 'idle', outcome: { kind: 'sent', to: state.draft.to, accepted: event.accepted } }
        : state;
    case 'refused':
      return state.step === 'idle' ? state : { step: 'idle', outcome: { kind: 'refused', why: event.why } };
    case 'failed':
    case 'cancelled':
      return state.step === 'sending' || isUnconfirmed(state)
        ? { step: 'idle', outcome: { kind: 'unknown' } }
        : { step: 'idle' };
  }
}

function unconfirmedAfter(state: SendingState, { type }: SendingEvent): readonly Draft[] {
  if (state.step !== 'sending') return state.unconfirmed;
  const others = state.unconfirmed.filter(({ id }) => id !== state.draft.id);
  if (type === 'failed' || type === 'cancelled') return [...others, state.draft];
  return type === 'accepted' || type === 'refused' || type === 'groupChanged' ? others : state.unconfirmed;
}

/** Whether what is about to be sent may have been sent before. */
export const isUnconfirmed = (state: SendingState): boolean =>
  state.step !== 'idle' && state.unconfirmed.some(({ id }) => id === state.draft.id);

/**
 * The id of the next send: that of one whose outcome is unknown when it is the same text to the same agents, so that it
 * cannot arrive twice; else a new one.
 */
export function idFor(state: SendingState, draft: Omit<Draft, 'id'>, newId: () => string): string {
  const content = JSON.stringify(sorted(draft));
  return state.unconfirmed.find((before) => JSON.stringify(sorted(before)) === content)?.id ?? newId();
}

export const audienceFor = (to: Recipients): Audience => (to.kind === 'agent' ? { agents: [to.id] } : to.audience);

function confirm({ draft, changed }: Extract<Step, { step: 'counting' }>, preview: Preview): Step {
  return { step: 'confirming', draft, changed, preview };
}

function send(state: Extract<Step, { step: 'confirming' }>): Step {
  const { draft, preview } = state;
  if (draft.to.kind === 'group' && preview === undefined) return state;
  return { step: 'sending', draft, tries: 0, ...(preview === undefined ? {} : { preview }) };
}

function sorted({ body, priority, requiresAck, to }: Omit<Draft, 'id'>): unknown {
  return [body, priority, requiresAck, audienceFor(to)];
}
