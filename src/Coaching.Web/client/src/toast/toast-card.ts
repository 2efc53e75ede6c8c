import { html, LitElement, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { controls } from '../design/controls.js';
import { define } from '../design/define.js';
import '../design/icon.js';
import { shortTime } from '../design/times.js';
import { plural } from '../design/words.js';
import { Countdown } from './countdown.js';
import { cardStyles } from './toast-card.styles.js';
import type { Toast } from './toast-queue.js';

export const lifetime = 8_000;

/** One toast. Goes by itself after a while, unless urgent, pointed at, focused or in a hidden page. */
export class CmToastCard extends LitElement {
  static override styles = [controls, cardStyles];

  @property({ attribute: false }) toast!: Toast;
  @property({ attribute: false }) paused = false;
  readonly #countdown = new Countdown(lifetime, () => this.#say('toast-expired', this.toast.id));

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#countdown.pause();
  }

  /** Also after being moved among the others, which disconnects it for a moment. */
  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#count();
  }

  protected override updated(changed: PropertyValues<this>): void {
    const before = changed.get('toast');
    if (before && tellsMore(before, this.toast)) this.#countdown.reset();
    if (changed.has('paused') || changed.has('toast')) this.#count();
  }

  #count(): void {
    if (this.paused || this.toast.urgent) this.#countdown.pause();
    else this.#countdown.resume();
  }

  override render() {
    const { toast } = this;
    const text =
      toast.kind === 'message' ? toast.message.body : `You have ${plural(toast.ids.length, 'unread message')}`;
    return html`
      <article class=${toast.urgent ? 'urgent' : ''}>
        <header>
          <cm-icon name=${toast.urgent ? 'urgent' : 'message'}></cm-icon>
          ${toast.kind === 'message' ? this.#from(toast) : html`<strong>Coach messages</strong>`}
        </header>
        <p class="body">${text}</p>
        <footer>
          <button class="primary" @click=${this.#open}>Open</button>
          <button class="quiet" @click=${() => this.#say('toast-dismissed', toast.id)}>Dismiss</button>
        </footer>
      </article>
    `;
  }

  #from({ message, urgent }: Extract<Toast, { kind: 'message' }>) {
    return html`
      <strong>${message.from.name}</strong>
      ${urgent ? html`<span class="flag">Urgent</span>` : message.priority === 'important' ? html`<span class="flag">Important</span>` : ''}
      <time class="quiet-text small" datetime=${message.sentAt}>${shortTime(message.sentAt)}</time>
    `;
  }

  #open(event: MouseEvent): void {
    this.#say('toast-opened', { toast: this.toast, byKeyboard: event.detail === 0 });
  }

  #say(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}
define('cm-toast-card', CmToastCard);

/** A summary that takes the place of one that told of fewer. */
function tellsMore(before: Toast, now: Toast): boolean {
  return before.kind === 'summary' && now.kind === 'summary' && now.ids.some((id) => !before.ids.includes(id));
}
