import { html, LitElement } from 'lit';
import { state } from 'lit/decorators.js';
import { controls } from './controls.js';
import { define } from './define.js';
import './icon.js';
import { choose, currentTheme } from './theme.js';

export class CmThemeToggle extends LitElement {
  static override styles = controls;

  @state() private theme = currentTheme();

  override render() {
    const other = this.theme === 'dark' ? 'light' : 'dark';
    return html`<button class="quiet square" aria-label="Use the ${other} theme" @click=${() => this.#use(other)}>
      <cm-icon name=${other === 'dark' ? 'moon' : 'sun'}></cm-icon>
    </button>`;
  }

  #use(theme: 'light' | 'dark'): void {
    choose(theme);
    this.theme = theme;
  }
}
define('cm-theme-toggle', CmThemeToggle);
