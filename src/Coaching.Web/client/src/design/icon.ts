import { css, html, LitElement, svg, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { define } from './define.js';
import { type IconName, icons } from './icons.js';

/** How a drawing is drawn. */
export const iconDrawing = css`
  svg {
    fill: none;
    stroke: currentColor;
    stroke-width: 1.9;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
`;

/** An icon drawn from paths in this bundle: nothing is fetched, so nothing depends on another host. */
export class CmIcon extends LitElement {
  static override styles = [
    iconDrawing,
    css`
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
      }
    `,
  ];

  @property() name: IconName = 'person';

  override render() {
    return drawing(this.name);
  }
}
define('cm-icon', CmIcon);

/** The drawing alone, for places with so many icons that an element for each would cost too much. */
export function drawing(name: IconName): TemplateResult {
  return html`<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    ${icons[name].map((path) => svg`<path d=${path}></path>`)}
  </svg>`;
}
