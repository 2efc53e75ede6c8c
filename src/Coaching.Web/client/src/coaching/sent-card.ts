import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/tag/tag.js';
import { css, html, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { controls } from '../design/controls.js';
import { define } from '../design/define.js';
import { describedBy } from '../design/described-by.js';
import '../design/icon.js';
import { shortTime } from '../design/times.js';
import { webAwesome } from '../design/web-awesome.styles.js';
import type { SentMessage } from '../wire/sent-message.js';
import './funnel.js';

/** One sent message: text, audience, time and how far it got. Fires `details-asked`. */
export class CmSentCard extends LitElement {
  static override styles = [
    controls,
    webAwesome,
    css`
      article {
        display: grid;
        gap: 0.35rem;
        padding: 0.75rem 1rem;
      }
      .line {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 0 0.6rem;
      }
      .line time {
        margin-left: auto;
      }
      .body {
        display: -webkit-box;
        overflow: hidden;
        overflow-wrap: anywhere;
        white-space: pre-line;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 4;
      }
      .recalled .body {
        color: var(--cm-text-quiet);
        text-decoration: line-through;
      }
      wa-tag {
        text-transform: capitalize;
      }
      .bottom {
        display: flex;
        flex-wrap: wrap;
        align-items: flex-end;
        gap: 0.75rem;
      }
      cm-funnel {
        flex: 1 1 17rem;
      }
    `,
  ];

  @property({ attribute: false }) message!: SentMessage;
  @property() to = '';
  @property({ type: Boolean }) mine = false;

  override render() {
    const { message } = this;
    const recalled = message.state === 'recalled';
    return html`
      <article class=${recalled ? 'recalled' : ''} aria-labelledby="to">
        <p class="line small quiet-text">
          <span id="to">To <strong>${this.to}</strong>${this.mine ? nothing : html` from ${message.from.name}`}</span>
          ${message.priority === 'normal' ? nothing : flag(message.priority, message.priority === 'urgent')}
          ${recalled ? flag('recalled', true) : nothing}
          <time datetime=${message.sentAt}>${shortTime(message.sentAt)}</time>
        </p>
        <p class="body">${message.body}</p>
        <div class="bottom">
          <cm-funnel
            .funnel=${message.funnel}
            .acknowledged=${message.requiresAck === true || message.funnel.acknowledged > 0}
          ></cm-funnel>
          <wa-button
            size="s"
            appearance="outlined"
            ${describedBy('to')}
            @click=${() => this.dispatchEvent(new CustomEvent('details-asked'))}
          >
            Details
          </wa-button>
        </div>
      </article>
    `;
  }
}
define('cm-sent-card', CmSentCard);

function flag(words: string, grave: boolean) {
  return html`<wa-tag size="s" appearance="filled" variant=${grave ? 'danger' : 'brand'}>${words}</wa-tag>`;
}
