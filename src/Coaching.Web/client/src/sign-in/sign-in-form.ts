import { css, html, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { controls } from '../design/controls.js';
import { define } from '../design/define.js';

/** Sign-in of the Development mode: anybody may be anybody, so it says so. Goes to the page with `?as=`. */
export class CmSignInForm extends LitElement {
  static override styles = [
    controls,
    css`
      form {
        display: grid;
        gap: 0.9rem;
        max-width: 22rem;
        margin: 12vh auto 0;
        padding: 1.5rem;
        border: 1px solid var(--cm-line);
        border-radius: var(--cm-radius);
        background: var(--cm-surface);
        box-shadow: var(--cm-shadow);
      }
      label {
        display: grid;
        gap: 0.25rem;
        font-weight: 550;
      }
    `,
  ];

  /** The roles to choose from; one role is no choice. */
  @property({ attribute: false }) roles: readonly string[] = [];
  @property() caption = '';

  override render() {
    return html`
      <form @submit=${this.#submit}>
        <h1>${this.caption}</h1>
        <p class="quiet-text small">Development sign-in: there is no password, and anybody may sign in as anybody.</p>
        <label
          >${this.roles.length > 1 ? 'User' : 'Agent id'}<input
            name="as"
            required
            maxlength="64"
            pattern="[A-Za-z0-9._\\-]+"
            autocomplete="username"
        /></label>
        ${
          this.roles.length > 1
            ? html`<label
                  >Role<select name="role">
                    ${this.roles.map((role) => html`<option>${role}</option>`)}
                  </select></label
                >
                <label>Teams of a supervisor <input name="teams" placeholder="team ids, separated by commas" /></label>`
            : nothing
        }
        <button class="primary">Sign in</button>
      </form>
    `;
  }

  #submit(event: SubmitEvent): void {
    event.preventDefault();
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(event.target as HTMLFormElement)) {
      if (typeof value === 'string' && value !== '') query.set(name, value);
    }
    location.search = query.toString();
  }
}
define('cm-sign-in-form', CmSignInForm);
