import '@awesome.me/webawesome/dist/components/button/button.js';
import { css, html, LitElement } from 'lit';
import { state } from 'lit/decorators.js';
import { controls } from '../design/controls.js';
import { define } from '../design/define.js';
import '../design/icon.js';
import { asClock } from '../design/times.js';
import { webAwesome } from '../design/web-awesome.styles.js';
import { card } from './card.styles.js';

type Call = 'none' | 'talking' | 'held';

/** A pretended call with a running time. */
export class CmDemoCall extends LitElement {
  static override styles = [
    controls,
    webAwesome,
    card,
    css`
      .time {
        font-size: 2rem;
        font-variant-numeric: tabular-nums;
        line-height: 1.1;
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
      }
    `,
  ];

  @state() private call: Call = 'none';
  @state() private seconds = 0;
  #timer: ReturnType<typeof setInterval> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  override render() {
    const words: Record<Call, string> = { none: 'No call', talking: 'In a call', held: 'On hold' };
    return html`
      <section aria-label="Call">
        <h2>Call</h2>
        <p class="quiet-text">${words[this.call]} · +44 20 7946 0123</p>
        <p class="time" role="timer" aria-label="Call time">${asClock(this.seconds)}</p>
        <div class="actions">
          <wa-button variant="brand" ?disabled=${this.call !== 'none'} @click=${this.#start}>
            <cm-icon slot="start" name="phone"></cm-icon>Start call
          </wa-button>
          <wa-button appearance="outlined" ?disabled=${this.call === 'none'} @click=${this.#hold}>
            <cm-icon slot="start" name="pause"></cm-icon>${this.call === 'held' ? 'Resume' : 'Hold'}
          </wa-button>
          <wa-button appearance="outlined" ?disabled=${this.call === 'none'} @click=${this.#end}>End</wa-button>
        </div>
      </section>
    `;
  }

  #start(): void {
    this.call = 'talking';
    this.seconds = 0;
    this.#timer = setInterval(() => (this.seconds += 1), 1_000);
  }

  #hold(): void {
    this.call = this.call === 'held' ? 'talking' : 'held';
  }

  #end(): void {
    this.call = 'none';
    clearInterval(this.#timer);
  }
}
define('cm-demo-call', CmDemoCall);
