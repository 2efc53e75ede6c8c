import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/callout/callout.js';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { choices } from '../design/choices.js';
import { controls } from '../design/controls.js';
import { define } from '../design/define.js';
import { describedBy } from '../design/described-by.js';
import '../design/icon.js';
import { webAwesome } from '../design/web-awesome.styles.js';
import { plural, statusInWords } from '../design/words.js';
import { priorities, type Priority } from '../wire/coach-message.js';
import type { Directory } from '../wire/directory.js';
import { type AgentListState, listedCount } from './agent-list-state.js';
import { audienceInWords } from './audience-words.js';
import { audienceOf, type FilterState, isFiltered } from './filter-state.js';
import { messagePanelStyles } from './message-panel.styles.js';
import { outcomeInWords } from './outcome-words.js';
import { panel } from './panel.styles.js';
import { nothingSent, type Draft, type Recipients, type SendingState } from './sending-state.js';

/** Where a message is written and sent. Fires `send-asked` with a draft; keeps the text until it is sent. */
export class CmMessagePanel extends LitElement {
  static override styles = [controls, choices, webAwesome, panel, messagePanelStyles];

  @property({ attribute: false }) list!: AgentListState;
  @property({ attribute: false }) filter!: FilterState;
  @property({ attribute: false }) directory: Directory | undefined;
  @property({ type: Number }) maxLength = 500;
  @property({ attribute: false }) sending: SendingState = nothingSent;
  @state() private text = '';
  @state() private priority: Priority = 'normal';
  @state() private requiresAck = false;

  override focus(): void {
    this.renderRoot.querySelector('textarea')?.focus();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { sending } = this;
    if (!changed.has('sending') || sending.step !== 'idle' || sending.outcome?.kind !== 'sent') return;
    this.text = '';
    this.priority = 'normal';
    this.requiresAck = false;
  }

  override render() {
    const length = this.text.trim().length;
    const { selected } = this.list;
    const agentFault = this.#textFault(length) ?? (selected ? undefined : 'Click an agent in the list first.');
    const groupFault = this.#textFault(length) ?? this.#groupFault();
    return html`
      <section role="region" aria-labelledby="caption">
        <h2 id="caption">Message agents</h2>
        <textarea
          aria-label="Message"
          aria-describedby="length"
          rows="4"
          placeholder="Write a message. Agents cannot reply."
          .value=${this.text}
          @input=${(event: InputEvent) => (this.text = (event.target as HTMLTextAreaElement).value)}
        ></textarea>
        <p id="length" class="small ${length > this.maxLength ? 'over' : 'quiet-text'}">
          ${length.toLocaleString('en')} of ${this.maxLength.toLocaleString('en')} characters
        </p>
        <div class="choices">
          <fieldset class="segments">
            <legend class="visually-hidden">Priority</legend>
            ${priorities.map((each) => this.#priorityChoice(each))}
          </fieldset>
          <label class="switch">
            <input
              type="checkbox"
              role="switch"
              .checked=${this.requiresAck}
              @change=${(event: Event) => (this.requiresAck = (event.target as HTMLInputElement).checked)}
            />Ask for acknowledgement
          </label>
        </div>
        <div class="sends">
          <div>
            <wa-button
              variant="brand"
              ${describedBy('agent-hint')}
              title=${agentFault ?? nothing}
              ?disabled=${agentFault !== undefined}
              @click=${this.#toAgent}
            >
              <cm-icon slot="start" name="person"></cm-icon>Send to agent
            </wa-button>
            <p id="agent-hint" class="small quiet-text">
              ${selected ? html`<strong>${selected.name}</strong> · ${statusInWords(selected)}` : 'Nobody selected. Click an agent in the list.'}
            </p>
          </div>
          <div>
            <wa-button
              variant="brand"
              ${describedBy('group-hint')}
              title=${groupFault ?? nothing}
              ?disabled=${groupFault !== undefined}
              @click=${this.#toGroup}
            >
              <cm-icon slot="start" name="people"></cm-icon>Send to group
            </wa-button>
            <p id="group-hint" class="small quiet-text">
              <strong>${plural(listedCount(this.list), 'agent')}</strong> · ${this.#groupInWords()}
            </p>
          </div>
        </div>
        <div class="outcome" role="status">${this.#outcome()}</div>
      </section>
    `;
  }

  #priorityChoice(each: Priority) {
    return html`<label>
      <input
        type="radio"
        name="priority"
        value=${each}
        .checked=${this.priority === each}
        @change=${() => (this.priority = each)}
      />${capitalised(each)}
    </label>`;
  }

  #outcome() {
    if (this.sending.step !== 'idle' || !this.sending.outcome) return nothing;
    const { variant, icon } = outcomeLooks[this.sending.outcome.kind];
    return html`<wa-callout size="s" appearance="filled" variant=${variant}>
      <cm-icon slot="icon" name=${icon}></cm-icon>${outcomeInWords(this.sending.outcome)}
    </wa-callout>`;
  }

  #textFault(length: number): string | undefined {
    if (length === 0) return 'Write a message first.';
    return length > this.maxLength ? 'The message is too long.' : undefined;
  }

  #groupFault(): string | undefined {
    if (!this.list.settled) return 'The list is still loading.';
    return this.list.rows.length === 0 ? 'There is nobody in the list.' : undefined;
  }

  #groupInWords(): string {
    if (this.filter.search.trim() !== '') return 'the agents found';
    if (!isFiltered(this.filter)) return 'everyone in the list';
    return audienceInWords(audienceOf(this.filter, []), this.directory, () => undefined);
  }

  #toAgent(): void {
    const { selected } = this.list;
    if (selected) this.#ask({ kind: 'agent', id: selected.id, name: selected.name });
  }

  #toGroup(): void {
    this.#ask({ kind: 'group', audience: audienceOf(this.filter, this.list.rows) });
  }

  #ask(to: Recipients): void {
    const { priority, requiresAck } = this;
    const detail: Omit<Draft, 'id'> = { body: this.text.trim(), priority, requiresAck, to };
    this.dispatchEvent(new CustomEvent('send-asked', { detail }));
  }
}
define('cm-message-panel', CmMessagePanel);

const outcomeLooks = {
  sent: { variant: 'success', icon: 'checkCircle' },
  refused: { variant: 'danger', icon: 'important' },
  unknown: { variant: 'warning', icon: 'urgent' },
} as const;

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
