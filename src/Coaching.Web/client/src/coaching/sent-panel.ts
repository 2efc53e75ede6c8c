import '@awesome.me/webawesome/dist/components/button/button.js';
import { html, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Rest } from '../connection/rest.js';
import { choices } from '../design/choices.js';
import { controls } from '../design/controls.js';
import { define } from '../design/define.js';
import { faultBox } from '../design/fault.js';
import { webAwesome } from '../design/web-awesome.styles.js';
import type { Directory } from '../wire/directory.js';
import type { SentMessage } from '../wire/sent-message.js';
import { audienceInWords } from './audience-words.js';
import './delivery-drawer.js';
import { panel } from './panel.styles.js';
import './sent-card.js';
import type { SentMessages } from './sent-messages.js';
import { sentPanelStyles } from './sent-panel.styles.js';

/** The sent messages with their live funnels. */
export class CmSentPanel extends LitElement {
  static override styles = [controls, choices, webAwesome, panel, sentPanelStyles];

  @property({ attribute: false }) sent!: SentMessages;
  @property({ attribute: false }) messages: readonly SentMessage[] = [];
  @property({ type: Boolean }) mineOnly = false;
  @property({ attribute: false, hasChanged: () => true }) names: ReadonlyMap<string, string> = new Map();
  @property({ attribute: false }) directory: Directory | undefined;
  @property({ attribute: false }) rest!: Rest;
  @property({ attribute: false }) user = { id: '', name: '', role: '' };
  @state() private openedId = '';

  override render() {
    const listed = this.mineOnly ? this.messages.filter(({ from }) => from.id === this.user.id) : this.messages;
    const opened = this.messages.find(({ id }) => id === this.openedId);
    return html`
      <section role="region" aria-labelledby="caption">
        <header>
          <h2 id="caption">Sent messages</h2>
          <label class="switch small">
            <input
              type="checkbox"
              role="switch"
              .checked=${this.mineOnly}
              @change=${(event: Event) => this.sent.showMineOnly((event.target as HTMLInputElement).checked)}
            />Mine only
          </label>
        </header>
        <div class="scroll" tabindex="0" role="group" aria-label="Messages, newest first">
          ${listed.length === 0 ? html`<p class="empty quiet-text">Nothing sent yet.</p>` : nothing}
          <ul>
            ${repeat(
              listed,
              ({ id }) => id,
              (message) =>
                html`<li>
                  <cm-sent-card
                    .message=${message}
                    .to=${this.#inWords(message)}
                    .mine=${message.from.id === this.user.id}
                    @details-asked=${() => (this.openedId = message.id)}
                  ></cm-sent-card>
                </li>`,
            )}
          </ul>
          ${this.sent.fault === '' ? nothing : html`<div class="fault" role="alert">${faultBox(this.sent.fault)}</div>`}
          ${this.sent.hasOlder ? html`<wa-button appearance="plain" class="older" @click=${() => void this.sent.loadOlder()}>Show older</wa-button>` : nothing}
        </div>
      </section>
      <cm-delivery-drawer
        .message=${opened}
        .to=${opened ? this.#inWords(opened) : ''}
        .rest=${this.rest}
        @drawer-closed=${() => (this.openedId = '')}
      ></cm-delivery-drawer>
    `;
  }

  #inWords({ audience }: SentMessage): string {
    return audienceInWords(audience, this.directory, (agent) => this.names.get(agent));
  }
}
define('cm-sent-panel', CmSentPanel);
