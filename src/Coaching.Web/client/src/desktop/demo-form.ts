import '@awesome.me/webawesome/dist/components/button/button.js';
import { css, html, LitElement } from 'lit';
import { state } from 'lit/decorators.js';
import { controls } from '../design/controls.js';
import { define } from '../design/define.js';
import { webAwesome } from '../design/web-awesome.styles.js';
import { card } from './card.styles.js';

/** A pretended contact form: what is typed here stays here, and no coach message may disturb it. */
export class CmDemoForm extends LitElement {
  static override styles = [
    controls,
    webAwesome,
    card,
    css`
      label {
        display: grid;
        gap: 0.25rem;
        font-weight: 550;
      }
      textarea {
        resize: vertical;
      }
      .actions {
        display: flex;
        align-items: center;
        gap: 0.75rem;
      }
    `,
  ];

  @state() private saved = false;

  override render() {
    return html`
      <section aria-label="Contact">
        <h2>Contact</h2>
        <label>Customer name<input autocomplete="off" @input=${this.#typed} /></label>
        <label>Notes<textarea rows="8" @input=${this.#typed}></textarea></label>
        <div class="actions">
          <wa-button appearance="outlined" @click=${() => (this.saved = true)}>Save</wa-button>
          <span class="quiet-text small" aria-live="polite">${this.saved ? 'Kept on this page only.' : ''}</span>
        </div>
      </section>
    `;
  }

  #typed(): void {
    this.saved = false;
  }
}
define('cm-demo-form', CmDemoForm);
