import { html, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { controls } from '../design/controls.js';
import { define } from '../design/define.js';
import { plural } from '../design/words.js';
import './toast-card.js';
import { shown, type Toast, type ToastQueue, waiting } from './toast-queue.js';
import { stackStyles } from './toast-stack.styles.js';

/**
 * The toasts on the screen, bottom right. Its two live regions are always there, so that assistive technology hears
 * what comes into them. Fires `toast-presented`, `toast-opened`, `toast-dismissed`, `toast-expired`, `more-opened` and
 * `stack-resized` (detail: height).
 */
export class CmToastStack extends LitElement {
  static override styles = [controls, stackStyles];

  @property({ attribute: false }) queue: ToastQueue = [];
  @state() private hovered = false;
  @state() private focused = false;
  @state() private pageHidden = false;

  readonly #size = new ResizeObserver(([entry]) => this.#say('stack-resized', entry?.contentRect.height ?? 0));

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#size.disconnect();
    document.removeEventListener('visibilitychange', this.#onVisibility);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#onVisibility);
    this.#onVisibility();
    void this.updateComplete.then(() => {
      const stack = this.renderRoot.querySelector('.stack');
      if (stack) this.#size.observe(stack);
    });
  }

  override render() {
    const toasts = shown(this.queue);
    const more = waiting(this.queue);
    return html`
      <div
        class="stack"
        @pointerenter=${() => (this.hovered = true)}
        @pointerleave=${() => (this.hovered = false)}
        @focusin=${() => (this.focused = true)}
        @focusout=${() => (this.focused = false)}
      >
        ${
          more > 0
            ? html`<button
                class="more"
                @mousedown=${keepFocus}
                @click=${(event: MouseEvent) => this.#say('more-opened', event.detail === 0)}
              >
                +${more} more<span class="visually-hidden"> ${plural(more, 'coach message')}</span>
              </button>`
            : nothing
        }
        <div role="status" aria-atomic="false" aria-label="New coach messages">
          ${this.#cards(toasts.filter(({ urgent }) => !urgent))}
        </div>
        <div role="alert" aria-atomic="false" aria-label="Urgent coach messages">
          ${this.#cards(toasts.filter(({ urgent }) => urgent))}
        </div>
      </div>
    `;
  }

  protected override updated(): void {
    if (document.visibilityState !== 'visible') return;
    for (const toast of shown(this.queue)) this.#say('toast-presented', toast);
  }

  #cards(toasts: readonly Toast[]) {
    const paused = this.hovered || this.focused || this.pageHidden;
    return repeat(
      toasts,
      ({ id }) => id,
      (toast) => html`<cm-toast-card .toast=${toast} .paused=${paused} @mousedown=${keepFocus}></cm-toast-card>`,
    );
  }

  readonly #onVisibility = (): void => {
    this.pageHidden = document.visibilityState !== 'visible';
  };

  #say(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
define('cm-toast-stack', CmToastStack);

/** A click on a toast must not take the focus from where the agent is typing. */
function keepFocus(event: MouseEvent): void {
  event.preventDefault();
}
