import { html, LitElement } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { TokenCallback } from '../connection/token.js';
import '../design/connection-badge.js';
import { controls } from '../design/controls.js';
import { define } from '../design/define.js';
import '../design/icon.js';
import '../design/theme-toggle.js';
import { claimsOf } from '../sign-in/claims.js';
import './agents-panel.js';
import { deskStyles } from './coaching-desk.styles.js';
import { CoachingSession } from './coaching-session.js';
import './confirm-dialog.js';
import './message-panel.js';
import './sent-panel.js';
import type { FilterEvent } from './filter-state.js';
import type { Draft } from './sending-state.js';

const panes = { agents: 'Agents', message: 'Message', sent: 'Sent' } as const;
type Pane = keyof typeof panes;

/** The whole coaching page: agents on the left, message and sent messages on the right. */
export class CmCoachingDesk extends LitElement {
  static override styles = [controls, deskStyles];

  @property({ attribute: false }) token!: TokenCallback;
  @state() private pane: Pane = 'agents';
  @state() private user = { id: '', name: '', role: '' };
  #session!: CoachingSession;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#session = new CoachingSession(this.token, () => this.requestUpdate());
    this.#session.start();
    void this.#introduce();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#session.stop();
  }

  override render() {
    const session = this.#session;
    return html`
      <header>
        <span class="brand"
          ><cm-icon name="people"></cm-icon>
          <h1>Coaching</h1></span
        >
        <cm-connection-badge .state=${session.connection}></cm-connection-badge>
        <span class="user small quiet-text"
          >${this.user.name}${this.user.role === '' ? '' : ` · ${this.user.role}`}</span
        >
        <cm-theme-toggle></cm-theme-toggle>
      </header>
      <nav aria-label="Parts of the page">
        ${Object.entries(panes).map(
          ([pane, caption]) =>
            html`<button aria-pressed=${this.pane === pane} @click=${() => (this.pane = pane as Pane)}>
              ${caption}
            </button>`,
        )}
      </nav>
      <main data-pane=${this.pane}>
        <cm-agents-panel
          .list=${session.list}
          .filter=${session.filter}
          .directory=${session.directory}
          .connection=${session.connection}
          @filter-changed=${({ detail }: CustomEvent<FilterEvent>) => session.narrow(detail)}
          @filter-opened=${() => session.loadDirectory()}
          @agent-selected=${({ detail }: CustomEvent<string>) => this.#select(detail)}
        ></cm-agents-panel>
        <div class="right">
          <cm-message-panel
            .list=${session.list}
            .filter=${session.filter}
            .directory=${session.directory}
            .maxLength=${session.config.messages.maxLength}
            .sending=${session.sender.state}
            @send-asked=${({ detail }: CustomEvent<Omit<Draft, 'id'>>) => session.sender.ask(detail)}
          ></cm-message-panel>
          <cm-sent-panel
            .sent=${session.sent}
            .messages=${session.sent.all}
            .mineOnly=${session.sent.mineOnly}
            .names=${session.names}
            .directory=${session.directory}
            .rest=${session.rest}
            .user=${this.user}
          ></cm-sent-panel>
        </div>
      </main>
      <cm-confirm-dialog
        .sending=${session.sender.state}
        @confirmed=${() => session.sender.confirm()}
        @cancelled=${() => session.sender.cancel()}
        @closed=${this.#afterConfirming}
      ></cm-confirm-dialog>
    `;
  }

  /** On a narrow page the message comes next. */
  #select(id: string): void {
    this.#session.select(id);
  }

  /** After a send its button is disabled, which takes no focus back: the next message can be written at once. */
  #afterConfirming(): void {
    const { state } = this.#session.sender;
    const sent = state.step === 'idle' && state.outcome?.kind === 'sent';
    if (sent) this.renderRoot.querySelector<HTMLElement>('cm-message-panel')?.focus();
  }

  async #introduce(): Promise<void> {
    try {
      const { user, name, role } = claimsOf(await this.token());
      this.user = { id: user, name, role };
    } catch {
      // The connection's state says what is wrong.
    }
  }
}
define('cm-coaching-desk', CmCoachingDesk);
