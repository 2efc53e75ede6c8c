import { css, html, LitElement, svg } from 'lit';
import { property } from 'lit/decorators.js';
import { define } from './define.js';
import { type IconName, icons } from './icons.js';

/** An icon drawn from paths in this bundle: nothing is fetched, so nothing depends on another host. */
export class CmIcon extends LitElement {
  static override styles = css`
    :host {
      display: inline-flex;
      flex: none;
      width: 1.125em;
      height: 1.125em;
      vertical-align: -0.15em;
    }
    svg {
      width: 100%;
      height: 100%;
      fill: none;
      stroke: currentColor;
      stroke-width: 1.9;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
  `;

  @property() name: IconName = 'person';

  override render() {
    return html`<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      ${icons[this.name].map((path) => svg`<path d=${path}></path>`)}
    </svg>`;
  }
}
define('cm-icon', CmIcon);
