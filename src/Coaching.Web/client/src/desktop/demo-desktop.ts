import '@awesome.me/webawesome/dist/components/tag/tag.js';
import { html, LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import '../agent/coach-messages.js';
import type { TokenCallback } from '../connection/token.js';
import { controls } from '../design/controls.js';
import { define } from '../design/define.js';
import '../design/icon.js';
import '../design/theme-toggle.js';
import { webAwesome } from '../design/web-awesome.styles.js';
import './demo-call.js';
import './demo-form.js';
import { desktopStyles } from './demo-desktop.styles.js';

/** Stands in for a centre's own agent desktop, to show that coach messages disturb nothing in it. */
export class CmDemoDesktop extends LitElement {
  static override styles = [controls, webAwesome, desktopStyles];

  @property({ attribute: false }) token!: TokenCallback;

  override render() {
    return html`
      <header>
        <span class="brand"
          ><cm-icon name="phone"></cm-icon>
          <h1>Agent desktop</h1></span
        >
        <wa-tag pill size="s" appearance="outlined">Demonstration</wa-tag>
        <coach-messages hub="/hubs/agent" .token=${this.token} @coach-unread=${this.#title}></coach-messages>
        <cm-theme-toggle></cm-theme-toggle>
      </header>
      <main>
        <p class="note small quiet-text">
          This page stands in for your own agent desktop. Coach messages are the status button at the top and the toasts
          at the bottom right: one element that goes into any page.
        </p>
        <cm-demo-call></cm-demo-call>
        <cm-demo-form></cm-demo-form>
      </main>
    `;
  }

  #title({ detail }: CustomEvent<number>): void {
    document.title = detail > 0 ? `(${detail}) Agent desktop` : 'Agent desktop';
  }
}
define('cm-demo-desktop', CmDemoDesktop);
