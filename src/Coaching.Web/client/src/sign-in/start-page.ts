import { css, html, LitElement } from 'lit';
import { controls } from '../design/controls.js';
import { define } from '../design/define.js';
import '../design/icon.js';
import { restoreTheme } from '../design/theme.js';

restoreTheme();

/** Where to go. */
class StartPage extends LitElement {
  static override styles = [
    controls,
    css`
      main {
        display: grid;
        gap: 0.75rem;
        max-width: 30rem;
        margin: 12vh auto 0;
        padding: 0 1rem;
      }
      a {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 0 0.75rem;
        align-items: center;
        padding: 0.9rem 1rem;
        border: 1px solid var(--cm-line);
        border-radius: var(--cm-radius);
        background: var(--cm-surface);
        color: inherit;
        text-decoration: none;
      }
      a:hover {
        border-color: var(--cm-accent);
      }
      cm-icon {
        grid-row: span 2;
        color: var(--cm-accent);
        font-size: 1.4rem;
      }
    `,
  ];

  override render() {
    return html`
      <main>
        <h1>Coach messaging</h1>
        <a href="/coaching"
          ><cm-icon name="people"></cm-icon><strong>Coaching page</strong>
          <span class="quiet-text">For admins and supervisors: send messages, see who read them.</span></a
        >
        <a href="/agent"
          ><cm-icon name="person"></cm-icon><strong>Agent desktop</strong>
          <span class="quiet-text">For agents: status, toasts and the day's messages.</span></a
        >
      </main>
    `;
  }
}
define('start-page', StartPage);
