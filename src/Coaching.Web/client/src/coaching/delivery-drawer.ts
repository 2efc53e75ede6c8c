import '@awesome.me/webawesome/dist/components/button/button.js';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Rest } from '../connection/rest.js';
import { controls } from '../design/controls.js';
import { define } from '../design/define.js';
import { faultBox } from '../design/fault.js';
import '../design/icon.js';
import { modal, showModal } from '../design/modal.js';
import { shortTime } from '../design/times.js';
import { webAwesome } from '../design/web-awesome.styles.js';
import { statusWords } from '../design/words.js';
import {
  type Delivery,
  deliveryPage,
  type DeliveryState,
  deliveryStates,
  type SentMessage,
} from '../wire/sent-message.js';
import { drawerStyles } from './delivery-drawer.styles.js';
import './funnel.js';

const reasonWords: Readonly<Record<string, string>> = {
  ...statusWords,
  onBreak: 'On break, or logged in later',
  tabHidden: 'Page not visible',
  hidden: 'Page not visible',
};

/** Who got a message and how far it is with each. Fires `drawer-closed`. */
export class CmDeliveryDrawer extends LitElement {
  static override styles = [controls, webAwesome, modal, drawerStyles];

  @property({ attribute: false }) message: SentMessage | undefined;
  @property() to = '';
  @property({ attribute: false }) rest!: Rest;
  @state() private filter: DeliveryState | '' = '';
  @state() private deliveries: readonly Delivery[] = [];
  @state() private next: string | undefined;
  @state() private note = '';
  #last: SentMessage | undefined;
  #asked = 0;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('message') || !this.message) return;
    if (this.message.id !== this.#last?.id || changed.get('message') === undefined) {
      this.note = '';
      this.filter = '';
      this.deliveries = [];
      void this.#load(this.message.id, undefined);
    }
    this.#last = this.message;
  }

  override render() {
    return html`
      <dialog aria-labelledby="caption" @cancel=${this.#escaped} @click=${this.#clicked}>
        ${this.#last ? this.#content(this.#last) : nothing}
      </dialog>
    `;
  }

  protected override updated(): void {
    showModal(this.renderRoot.querySelector('dialog'), this.message !== undefined);
  }

  #content(message: SentMessage) {
    return html`
      <div class="content">
        <header>
          <h2 id="caption">Deliveries</h2>
          <button class="quiet square" aria-label="Close" autofocus @click=${this.#closed}>
            <cm-icon name="close"></cm-icon>
          </button>
        </header>
        <p class="small quiet-text">To ${this.to} · ${shortTime(message.sentAt)} · from ${message.from.name}</p>
        <p class="body">${message.body}</p>
        <cm-funnel .funnel=${message.funnel} .acknowledged=${message.funnel.acknowledged > 0}></cm-funnel>
        <div class="note" role="status">${this.note === '' ? nothing : faultBox(this.note)}</div>
        <div class="states" role="group" aria-label="Furthest state">
          ${this.#stateButton(message.id, '', 'All')}
          ${deliveryStates.map((each) => this.#stateButton(message.id, each, each))}
        </div>
        <table>
          <thead>
            <tr>
              <th>Agent</th>
              <th>State</th>
              <th>Time</th>
            </tr>
          </thead>
          <tbody>
            ${this.deliveries.map(
              (each) =>
                html`<tr>
                  <td>${each.name}</td>
                  <td class="state">
                    ${each.state}${each.reason === undefined ? nothing : html` <span class="quiet-text small">${reasonWords[each.reason] ?? each.reason}</span>`}
                  </td>
                  <td class="quiet-text">${each.at === undefined ? '' : shortTime(each.at)}</td>
                </tr>`,
            )}
          </tbody>
        </table>
        ${this.next === undefined ? nothing : html`<wa-button appearance="plain" @click=${() => void this.#load(message.id, this.next)}>Show more</wa-button>`}
      </div>
    `;
  }

  #stateButton(id: string, filter: DeliveryState | '', caption: string) {
    return html`<button
      aria-pressed=${this.filter === filter}
      @click=${() => {
        this.filter = filter;
        void this.#load(id, undefined);
      }}
    >
      ${caption}
    </button>`;
  }

  async #load(id: string, cursor: string | undefined): Promise<void> {
    const asked = ++this.#asked;
    const query = new URLSearchParams({ limit: '100' });
    if (this.filter !== '') query.set('state', this.filter);
    if (cursor !== undefined) query.set('cursor', cursor);
    try {
      const page = await this.rest.get(
        `/messages/${encodeURIComponent(id)}/deliveries?${query.toString()}`,
        deliveryPage,
      );
      if (asked !== this.#asked) return;
      this.deliveries = cursor === undefined ? page.deliveries : [...this.deliveries, ...page.deliveries];
      this.next = page.next;
      this.note = '';
    } catch (fault) {
      if (asked === this.#asked) this.note = fault instanceof Error ? fault.message : '';
    }
  }

  #escaped(event: Event): void {
    event.preventDefault();
    this.#closed();
  }

  /** A click beside the drawer lands on the dialog itself, one in it on something inside. */
  #clicked(event: MouseEvent): void {
    if (event.target === event.currentTarget) this.#closed();
  }

  #closed(): void {
    this.dispatchEvent(new CustomEvent('drawer-closed'));
  }
}
define('cm-delivery-drawer', CmDeliveryDrawer);
