import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { Rest } from '../connection/rest.js';
import type { TokenCallback } from '../connection/token.js';
import '../design/connection-badge.js';
import { controls } from '../design/controls.js';
import { define } from '../design/define.js';
import { tokens } from '../design/tokens.js';
import { unreadCount } from '../inbox/inbox-state.js';
import type { Toast } from '../toast/toast-queue.js';
import '../toast/toast-stack.js';
import { config, usualConfig } from '../wire/config.js';
import type { Presence } from '../wire/status.js';
import { AgentSession } from './agent-session.js';
import type { CmMessageDialog } from './message-dialog.js';
import './message-dialog.js';
import './status-menu.js';

/**
 * The agent part, for any agent desktop: `<coach-messages hub="https://.../hubs/agent">` with a `token` callback.
 * One way only: nothing in here takes text from the agent.
 *
 * @fires coach-unread - detail: the unread count, whenever it changes
 * @fires coach-status - detail: `{status, reason?}`, whenever it changes
 */
export class CoachMessages extends LitElement {
  static override styles = [
    tokens,
    controls,
    css`
      :host {
        display: inline-flex;
        align-items: center;
        gap: 0.75rem;
        color: var(--cm-text);
        font: var(--cm-size) / 1.45 var(--cm-font);
      }
      :host([theme='light']) {
        color-scheme: light;
      }
      :host([theme='dark']) {
        color-scheme: dark;
      }
      .fault {
        color: var(--cm-danger);
        font-size: var(--cm-size-small);
      }
      /* Out of the row, so that what is not there takes no gap. */
      .fault:empty,
      cm-message-dialog,
      cm-toast-stack {
        position: absolute;
      }
    `,
  ];

  /** Address of the agent hub. */
  @property() hub = '';
  /** Gives the agent's token; asked before every connection. */
  @property({ attribute: false }) token: TokenCallback | undefined;
  @state() private reasons = usualConfig.statuses.reasons;
  @state() private dialogOpen = false;
  @state() private openedId = '';
  #session: AgentSession | undefined;
  #unread = -1;
  #status = '';

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('keydown', this.#onKey);
    // The first time the update that follows starts the one session.
    if (this.hasUpdated) this.#restart();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.#onKey);
    this.#session?.stop();
    this.#session = undefined;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('hub') || (changed.has('token') && !(this.#session && this.token))) this.#restart();
  }

  /** Shows the day's messages, as the menu entry does. */
  showMessages(): void {
    this.#show('', false);
  }

  override render() {
    const session = this.#session;
    if (!session) return html`<span class="quiet-text small">Not signed in</span>`;
    return html`
      <cm-connection-badge .state=${session.connection}></cm-connection-badge>
      <span class="fault" aria-live="assertive">${session.fault}</span>
      <cm-status-menu
        .presence=${session.presence}
        .reasons=${this.reasons}
        .unread=${unreadCount(session.inbox)}
        @status-chosen=${({ detail }: CustomEvent<Presence>) => session.choose(detail)}
        @view-messages=${({ detail }: CustomEvent<boolean>) => this.#show('', detail)}
      ></cm-status-menu>
      ${
        this.dialogOpen
          ? html`<cm-message-dialog
              .messages=${session.inbox.messages}
              .opened=${this.openedId}
              @message-opened=${({ detail }: CustomEvent<string>) => session.open(detail)}
              @message-acknowledged=${({ detail }: CustomEvent<string>) => session.acknowledge(detail)}
              @dialog-closed=${() => this.#close()}
            ></cm-message-dialog>`
          : nothing
      }
      <cm-toast-stack
        .queue=${session.toasts}
        @toast-presented=${({ detail }: CustomEvent<Toast>) => this.#presented(detail)}
        @toast-opened=${({ detail }: CustomEvent<{ toast: Toast; byKeyboard: boolean }>) => this.#openToast(detail)}
        @toast-dismissed=${({ detail }: CustomEvent<string>) => this.#dismiss(detail)}
        @toast-expired=${({ detail }: CustomEvent<string>) => session.expire(detail)}
        @stack-resized=${({ detail }: CustomEvent<number>) => this.style.setProperty('--toasts', `${detail}px`)}
        @more-opened=${({ detail }: CustomEvent<boolean>) => this.#show('', detail)}
      ></cm-toast-stack>
    `;
  }

  protected override updated(): void {
    const session = this.#session;
    // Before the first inbox nothing is known, and a desktop may do as it is told.
    if (!session?.inbox.businessDate) return;
    const unread = unreadCount(session.inbox);
    if (unread !== this.#unread) this.#tell('coach-unread', (this.#unread = unread));
    const { status, reason = '' } = session.presence;
    if (`${status} ${reason}` === this.#status) return;
    this.#status = `${status} ${reason}`;
    this.#tell('coach-status', session.presence);
  }

  #restart(): void {
    this.#session?.stop();
    this.#session = undefined;
    const { hub } = this;
    if (hub === '' || this.token === undefined || !this.isConnected) return;
    // The callback of the moment: frameworks set a new one with each rendering.
    const token = () => this.token?.() ?? Promise.reject(new Error('There is no token callback any more.'));
    this.#session = new AgentSession({ hub, token, changed: () => this.requestUpdate() });
    this.#session.start();
    void this.#loadReasons(hub);
  }

  async #loadReasons(hub: string): Promise<void> {
    try {
      const server = hub.replace(/\/hubs\/agent\/?$/, '/api/v1');
      this.reasons = (await new Rest(server).get('/config', config)).statuses.reasons;
    } catch {
      // The usual reasons stay; the server still says no to one it does not know.
    }
  }

  #presented(toast: Toast): void {
    this.#session?.presented(toast.kind === 'message' ? [toast.id] : toast.ids, toast.kind);
  }

  #openToast({ toast, byKeyboard }: { toast: Toast; byKeyboard: boolean }): void {
    if (toast.kind === 'summary') {
      this.#show('', byKeyboard);
    } else {
      this.#session?.open(toast.id);
      this.#show(toast.id, byKeyboard);
    }
  }

  /** Where the focus was in the toast, by keyboard, it goes to the status button, not to nowhere. */
  #dismiss(id: string): void {
    const hadFocus = this.shadowRoot?.activeElement?.localName === 'cm-toast-stack';
    this.#session?.close([id]);
    if (hadFocus) this.renderRoot.querySelector<HTMLElement>('cm-status-menu')?.focus();
  }

  #show(id: string, takeFocus: boolean): void {
    this.dialogOpen = true;
    this.#placeDialog();
    // What the summary tells of is in the list now.
    this.#session?.close(['summary']);
    this.openedId = id;
    void this.updateComplete.then(async () => {
      const dialog = this.renderRoot.querySelector<CmMessageDialog>('cm-message-dialog');
      if (!dialog) return;
      dialog.opened = id;
      await dialog.updateComplete;
      dialog.reveal();
      if (takeFocus) dialog.focus();
    });
  }

  /** Below the status button, which stays in reach, where that is at the top of the page. */
  #placeDialog(): void {
    const { bottom } = this.getBoundingClientRect();
    if (bottom > 0 && bottom < innerHeight / 3)
      this.style.setProperty('--dialog-top', `${Math.max(68, bottom + 12)}px`);
    else this.style.removeProperty('--dialog-top');
  }

  #close(): void {
    const dialog = this.renderRoot.querySelector('cm-message-dialog');
    const hadFocus = dialog !== null && this.shadowRoot?.activeElement === dialog;
    this.dialogOpen = false;
    if (hadFocus) this.renderRoot.querySelector<HTMLElement>('cm-status-menu')?.focus();
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && this.dialogOpen && !event.defaultPrevented) this.#close();
  };

  #tell(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}
define('coach-messages', CoachMessages);

declare global {
  interface HTMLElementTagNameMap {
    'coach-messages': CoachMessages;
  }
}
