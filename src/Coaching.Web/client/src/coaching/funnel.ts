import { css, html, LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { controls } from '../design/controls.js';
import { define } from '../design/define.js';
import type { Funnel } from '../wire/sent-message.js';

/** How far a message got: numbers, and bars in proportion to those targeted. */
export class CmFunnel extends LitElement {
  static override styles = [
    controls,
    css`
      dl {
        display: flex;
        gap: 0.6rem;
      }
      div {
        flex: 1 1 auto;
        min-width: 0;
      }
      dt {
        overflow: hidden;
        color: var(--cm-text-quiet);
        font-size: var(--cm-size-small);
        text-overflow: ellipsis;
      }
      dd {
        font-weight: 650;
        font-variant-numeric: tabular-nums;
      }
      svg {
        display: block;
        width: 100%;
        height: 4px;
        margin-top: 0.15rem;
        border-radius: 2px;
        background: var(--cm-surface-2);
      }
      rect {
        height: 100%;
        fill: var(--cm-accent);
      }
    `,
  ];

  @property({ attribute: false }) funnel!: Funnel;
  @property({ type: Boolean }) acknowledged = false;

  override render() {
    const { targeted, delivered, seen, read, acknowledged } = this.funnel;
    return html`<dl>
      ${this.#stage('Targeted', targeted)} ${this.#stage('Delivered', delivered)} ${this.#stage('Seen', seen)}
      ${this.#stage('Read', read)} ${this.acknowledged ? this.#stage('Acknowledged', acknowledged) : ''}
    </dl>`;
  }

  #stage(caption: string, number: number) {
    const width = this.funnel.targeted === 0 ? 0 : Math.min(100, (100 * number) / this.funnel.targeted);
    return html`<div>
      <dt>${caption}</dt>
      <dd>
        ${number.toLocaleString('en')}<svg aria-hidden="true"><rect width="${width}%" /></svg>
      </dd>
    </div>`;
  }
}
define('cm-funnel', CmFunnel);
