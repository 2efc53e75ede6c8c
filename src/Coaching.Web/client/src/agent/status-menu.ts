import { html, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { controls } from '../design/controls.js';
import { define } from '../design/define.js';
import '../design/icon.js';
import { plural, statusIcons, statusInWords } from '../design/words.js';
import type { Presence } from '../wire/status.js';
import { menuStyles } from './status-menu.styles.js';

/** The status button and its menu. Fires `status-chosen` with a Presence, and `view-messages` (detail: by keyboard). */
export class CmStatusMenu extends LitElement {
  static override styles = [controls, menuStyles];

  @property({ attribute: false }) presence: Presence = { status: 'loggedOut' };
  @property({ attribute: false }) reasons: readonly string[] = [];
  @property({ type: Number }) unread = 0;
  @state() private open = false;
  /** Where the user was typing when the menu was opened by pointer: they go on there. */
  #cameFrom: HTMLElement | null = null;

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('#status')?.focus();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('pointerdown', this.#outside);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('pointerdown', this.#outside);
  }

  override render() {
    return html`
      <button
        id="status"
        data-icon=${this.unread > 0 ? 'bell' : 'person'}
        data-status=${this.presence.status}
        aria-haspopup="menu"
        aria-expanded=${this.open}
        aria-describedby=${this.unread > 0 ? 'waiting' : nothing}
        @mousedown=${() => (this.#cameFrom = focusedElement())}
        @click=${(event: MouseEvent) => (this.open ? this.#close() : this.#show(event))}
        @keydown=${this.#onButtonKey}
      >
        <span class="face"><cm-icon name=${this.unread > 0 ? 'bell' : 'person'}></cm-icon></span>
        <span class="status">${statusInWords(this.presence)}</span>
        ${this.unread > 0 ? html`<span class="badge" aria-hidden="true">${this.unread}</span>` : nothing}
        <cm-icon name="chevronDown"></cm-icon>
      </button>
      <span id="waiting" hidden>${plural(this.unread, 'unread coach message')}</span>
      ${this.open ? this.#menu() : nothing}
    `;
  }

  #menu() {
    const choices: Presence[] = [
      { status: 'available' },
      { status: 'onInteraction' },
      { status: 'wrapUp' },
      ...this.reasons.map((reason): Presence => ({ status: 'onBreak', reason })),
      { status: 'loggedOut' },
    ];
    return html`
      <div role="menu" aria-label="Status and coach messages" @keydown=${this.#onMenuKey}>
        <button role="menuitem" class="messages" tabindex="-1" @click=${this.#viewMessages}>
          <cm-icon name="message"></cm-icon>
          <span>View coach messages</span>
          ${this.unread > 0 ? html`<span class="badge">${this.unread}<span class="visually-hidden"> unread</span></span>` : nothing}
        </button>
        <div role="separator"></div>
        <div role="group" aria-label="Status">${choices.map((choice) => this.#choice(choice))}</div>
      </div>
    `;
  }

  #choice(choice: Presence) {
    const { status, reason } = this.presence;
    const chosen = choice.status === status && choice.reason === reason;
    return html`<button
      role="menuitemradio"
      aria-checked=${chosen}
      tabindex="-1"
      data-status=${choice.status}
      @click=${() => this.#choose(choice)}
    >
      <cm-icon name=${statusIcons[choice.status]}></cm-icon>
      <span>${statusInWords(choice)}</span>
      ${chosen ? html`<cm-icon class="chosen" name="check"></cm-icon>` : nothing}
    </button>`;
  }

  #show(event: MouseEvent): void {
    if (event.detail === 0) this.#cameFrom = null;
    void this.#openAt(0);
  }

  async #openAt(index: number): Promise<void> {
    this.open = true;
    await this.updateComplete;
    this.#keepOnScreen();
    this.#items().at(index)?.focus();
  }

  /** The menu hangs from the right end of the button, or from the left one where there is no room for that. */
  #keepOnScreen(): void {
    const menu = this.renderRoot.querySelector('[role="menu"]');
    if (menu && menu.getBoundingClientRect().left < 0) menu.classList.add('from-left');
  }

  #close(): void {
    this.open = false;
    const back = this.#cameFrom ?? this.renderRoot.querySelector<HTMLElement>('#status');
    this.#cameFrom = null;
    back?.focus({ preventScroll: true });
  }

  #choose(choice: Presence): void {
    this.#close();
    this.dispatchEvent(new CustomEvent('status-chosen', { detail: choice }));
  }

  #viewMessages(event: MouseEvent): void {
    this.#close();
    this.dispatchEvent(new CustomEvent('view-messages', { detail: event.detail === 0 }));
  }

  readonly #outside = (event: PointerEvent): void => {
    if (this.open && !event.composedPath().includes(this)) this.open = false;
  };

  #onButtonKey(event: KeyboardEvent): void {
    const index = event.key === 'ArrowDown' ? 0 : event.key === 'ArrowUp' ? -1 : undefined;
    if (index === undefined) return;
    event.preventDefault();
    this.#cameFrom = null;
    void this.#openAt(index);
  }

  #onMenuKey(event: KeyboardEvent): void {
    const items = this.#items();
    const at = items.indexOf(event.target as HTMLElement);
    const next: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 };
    if (event.key === 'Escape') this.#close();
    else if (event.key === 'Tab') return this.#close();
    else if (event.key in next) items.at((next[event.key] ?? 0) % items.length)?.focus();
    else if (/^\S$/.test(event.key)) startingWith(items, event.key, at)?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #items(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('[role^="menuitem"]')];
  }
}
define('cm-status-menu', CmStatusMenu);

function startingWith(items: HTMLElement[], key: string, after: number): HTMLElement | undefined {
  const inOrder = [...items.slice(after + 1), ...items.slice(0, after + 1)];
  return inOrder.find((item) => item.textContent.trim().toLowerCase().startsWith(key.toLowerCase()));
}

/** The element that has focus, through open shadow roots; nothing when that is the page itself. */
function focusedElement(): HTMLElement | null {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at instanceof HTMLElement && at !== document.body ? at : null;
}
