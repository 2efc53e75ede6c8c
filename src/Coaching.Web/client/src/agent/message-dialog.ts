import { html, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { controls } from '../design/controls.js';
import { define } from '../design/define.js';
import '../design/icon.js';
import { shortTime } from '../design/times.js';
import { plural } from '../design/words.js';
import { isUnread } from '../inbox/inbox-state.js';
import type { CoachMessage } from '../wire/coach-message.js';
import { dialogStyles } from './message-dialog.styles.js';

/**
 * The business day's messages in a dialog that blocks nothing: it takes no focus unless asked to, and the page below
 * goes on. Fires `message-opened`, `message-acknowledged` (detail: id) and `dialog-closed`.
 */
export class CmMessageDialog extends LitElement {
  static override styles = [controls, dialogStyles];

  @property({ attribute: false }) messages: readonly CoachMessage[] = [];
  /** The message whose whole text is shown. */
  @property() opened = '';

  override render() {
    const unread = this.messages.filter(isUnread).length;
    return html`
      <section role="dialog" aria-modal="false" aria-labelledby="title" tabindex="-1">
        <div class="head">
          <h2 id="title">Coach messages</h2>
          <span class="quiet-text small">${unread > 0 ? plural(unread, 'unread', 'unread') : "Today's messages"}</span>
          <button class="quiet square" aria-label="Close" @click=${() => this.#say('dialog-closed')}>
            <cm-icon name="close"></cm-icon>
          </button>
        </div>
        ${
          this.messages.length === 0
            ? html`<p class="empty quiet-text">
                No messages today. What your coaches send you is kept here until the end of the day.
              </p>`
            : html`<ul aria-label="Messages of today">
                ${repeat(
                  this.messages,
                  ({ id }) => id,
                  (message) => html`<li data-id=${message.id}>${this.#entry(message)}</li>`,
                )}
              </ul>`
        }
      </section>
    `;
  }

  override focus(): void {
    const entry = this.opened === '' ? null : this.#entryOf(this.opened)?.querySelector('button');
    (entry ?? this.renderRoot.querySelector<HTMLElement>('section'))?.focus();
  }

  /** Brings the opened message into view without moving focus or the page. */
  reveal(): void {
    const list = this.renderRoot.querySelector('ul');
    const entry = this.#entryOf(this.opened);
    if (list && entry) list.scrollTop = entry.offsetTop - list.offsetTop;
  }

  #entryOf(id: string): HTMLElement | undefined {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('li')].find((entry) => entry.dataset['id'] === id);
  }

  #entry(message: CoachMessage) {
    if (message.state === 'recalled') return this.#recalled(message);
    const open = message.id === this.opened;
    const unread = isUnread(message);
    return html`
      <button
        class="entry ${unread ? 'unread' : ''}"
        aria-expanded=${open}
        @click=${() => this.#toggle(message.id, open)}
      >
        <span class="dot">${unread ? html`<span class="visually-hidden">Unread.</span>` : nothing}</span>
        <span class="from">${message.from.name}</span>
        ${message.priority === 'normal' ? nothing : html`<span class="flag ${message.priority}">${message.priority}</span>`}
        <time class="quiet-text small" datetime=${message.sentAt}>${shortTime(message.sentAt)}</time>
        ${open ? nothing : html`<span class="preview quiet-text">${message.body}</span>`}
      </button>
      ${
        open
          ? html`<div class="whole">
              <p>${message.body}</p>
              ${this.#acknowledgement(message)}
            </div>`
          : nothing
      }
    `;
  }

  #recalled(message: CoachMessage) {
    return html`<div class="entry recalled">
      <span class="dot"></span><span class="from">${message.from.name}</span>
      <time class="quiet-text small" datetime=${message.sentAt}>${shortTime(message.sentAt)}</time>
      <span class="preview quiet-text">This message was withdrawn by its sender.</span>
    </div>`;
  }

  #acknowledgement(message: CoachMessage) {
    if (message.state === 'acknowledged') {
      return html`<span class="done small"><cm-icon name="check"></cm-icon> Acknowledged</span>`;
    }
    if (!message.requiresAck) return nothing;
    return html`<button class="primary" @click=${() => this.#say('message-acknowledged', message.id)}>
      <cm-icon name="check"></cm-icon>Acknowledge
    </button>`;
  }

  #toggle(id: string, open: boolean): void {
    this.opened = open ? '' : id;
    if (!open) this.#say('message-opened', id);
  }

  #say(name: string, detail?: string): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
define('cm-message-dialog', CmMessageDialog);
