import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/callout/callout.js';
import '@awesome.me/webawesome/dist/components/progress-bar/progress-bar.js';
import type WaButton from '@awesome.me/webawesome/dist/components/button/button.js';
import { html, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { controls } from '../design/controls.js';
import { define } from '../design/define.js';
import '../design/icon.js';
import { modal, showModal } from '../design/modal.js';
import { webAwesome } from '../design/web-awesome.styles.js';
import { plural, statusWords } from '../design/words.js';
import { statuses } from '../wire/status.js';
import { confirmStyles } from './confirm-dialog.styles.js';
import { nothingSent, type SendingState } from './sending-state.js';

type Open = Exclude<SendingState, { step: 'idle' }>;

/** Shows the message and who it goes to before it is sent. Fires `confirmed`, `cancelled` and, when it is gone, `closed`. */
export class CmConfirmDialog extends LitElement {
  static override styles = [controls, webAwesome, modal, confirmStyles];

  @property({ attribute: false }) sending: SendingState = nothingSent;
  /** What is shown while the dialog closes. */
  #last: Open | undefined;
  #step: SendingState['step'] = 'idle';

  override render() {
    const { sending } = this;
    if (sending.step !== 'idle') this.#last = sending;
    return html`
      <dialog aria-labelledby="caption" @cancel=${this.#escaped}>
        ${this.#last ? this.#content(this.#last) : nothing}
      </dialog>
    `;
  }

  protected override updated(): void {
    const { step } = this.sending;
    showModal(this.renderRoot.querySelector('dialog'), step !== 'idle');
    if (step === 'confirming' && this.#step !== step) void this.#focusOk();
    const closed = step === 'idle' && this.#step !== step;
    this.#step = step;
    if (closed) this.#say('closed');
  }

  #content(state: Open) {
    const { draft } = state;
    const busy = state.step === 'sending';
    return html`
      <div class="content">
        <h2 id="caption">Confirm message</h2>
        <p class="to">To <strong>${this.#recipients(state)}</strong>${this.#breakdown(state)}</p>
        ${state.step !== 'sending' && state.changed ? changed(state) : nothing}
        <blockquote>${draft.body}</blockquote>
        ${draft.priority === 'normal' && !draft.requiresAck ? nothing : html`<p class="small quiet-text">${traits(draft)}</p>`}
        <div class="progress">
          ${state.step === 'confirming' ? nothing : html`<wa-progress-bar indeterminate label=${stepWords[state.step]}></wa-progress-bar>`}
          <p class="small" role="status">${progress(state)}</p>
        </div>
        <footer>
          <wa-button appearance="outlined" @click=${() => this.#say('cancelled')}>Cancel</wa-button>
          <wa-button
            id="ok"
            variant="brand"
            ?disabled=${busy || state.step === 'counting' || isNobody(state)}
            @click=${() => this.#say('confirmed')}
          >
            OK
          </wa-button>
        </footer>
      </div>
    `;
  }

  /** As soon as there is something to confirm; a button draws itself later than this, and one not yet enabled takes no focus. */
  async #focusOk(): Promise<void> {
    const ok = this.renderRoot.querySelector<WaButton>('#ok');
    await ok?.updateComplete;
    ok?.focus();
  }

  #recipients(state: Open): string {
    const { to } = state.draft;
    if (to.kind === 'agent') return to.name;
    return state.step === 'counting' ? 'the group' : plural(state.preview?.count ?? 0, 'agent');
  }

  #breakdown(state: Open) {
    if (state.step === 'counting' || !state.preview) return nothing;
    const { byStatus } = state.preview;
    const parts = statuses.filter((status) => byStatus[status] > 0);
    if (parts.length === 0) return nothing;
    return html`<span class="small quiet-text">
      ${parts.map((status) => `${byStatus[status].toLocaleString('en')} ${statusWords[status].toLowerCase()}`).join(' · ')}
    </span>`;
  }

  /** The state decides; closing is its doing. */
  #escaped(event: Event): void {
    event.preventDefault();
    this.#say('cancelled');
  }

  #say(name: string): void {
    this.dispatchEvent(new CustomEvent(name));
  }
}
define('cm-confirm-dialog', CmConfirmDialog);

function changed(state: Open) {
  return html`<wa-callout size="s" appearance="filled" variant="warning" role="alert">
    <cm-icon slot="icon" name="important"></cm-icon>${changedWords(state)}
  </wa-callout>`;
}

function changedWords(state: Open): string {
  return state.step === 'confirming'
    ? `The group has changed: now ${plural(state.preview?.count ?? 0, 'agent')}. Nothing was sent yet.`
    : 'The group has changed. Counting again…';
}

/** The last one left while the list still showed them. */
function isNobody(state: Open): boolean {
  return state.step === 'confirming' && state.preview?.count === 0;
}

function traits({ priority, requiresAck }: Open['draft']): string {
  const words = priority === 'normal' ? [] : [`${priority.charAt(0).toUpperCase()}${priority.slice(1)}`];
  return [...words, ...(requiresAck ? ['asks for acknowledgement'] : [])].join(', ');
}

const stepWords = { counting: 'Counting the agents…', sending: 'Sending…' };

const tryingWords = {
  counting: 'The server does not answer, trying again…',
  sending: 'Not confirmed yet, trying again… The server may be away for a moment. Nothing is sent twice.',
};

function progress(state: Open): string {
  if (isNobody(state)) return 'Nobody is in this group now.';
  if (state.step === 'confirming') return '';
  return (state.tries === 0 ? stepWords : tryingWords)[state.step];
}
