import { css, html, LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import type { ConnectionState } from '../connection/live-connection.js';
import { controls } from './controls.js';
import { define } from './define.js';
import './icon.js';

const words: Record<ConnectionState, string> = {
  connecting: 'Connecting…',
  connected: 'Connected',
  reconnecting: 'Reconnecting…',
  refused: 'Not allowed, trying again…',
};

/** The state of the connection in words: always on the screen, told to assistive technology when it changes. */
export class CmConnectionBadge extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: inline-flex;
      }
      span {
        display: inline-flex;
        align-items: center;
        gap: 0.35rem;
        color: var(--cm-warning);
        font-size: var(--cm-size-small);
        white-space: nowrap;
      }
      span[data-state='connected'] {
        color: var(--cm-text-quiet);
      }
    `,
  ];

  @property() state: ConnectionState = 'connecting';

  override render() {
    const icon = this.state === 'connected' ? 'connected' : 'reconnecting';
    return html`<span aria-live="polite" data-state=${this.state}>
      <cm-icon name=${icon}></cm-icon>${words[this.state]}
    </span>`;
  }
}
define('cm-connection-badge', CmConnectionBadge);
