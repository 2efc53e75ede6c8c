import { css, html, LitElement, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { TokenCallback } from '../connection/token.js';
import { controls } from '../design/controls.js';
import { faultBox } from '../design/fault.js';
import { webAwesome } from '../design/web-awesome.styles.js';
import './sign-in-form.js';
import { type SignIn, signIn } from './signed-in.js';

/** A page that needs a signed-in user: shows the page, or how to get in. */
export abstract class SignInGate extends LitElement {
  static override styles = [
    controls,
    webAwesome,
    css`
      .notice {
        max-width: 34rem;
        margin: 12vh auto 0;
        padding: 0 1rem;
        text-align: center;
      }
    `,
  ];

  protected abstract readonly caption: string;
  protected abstract readonly roles: readonly string[];
  @state() private signedIn: SignIn | undefined;
  @state() private fault = '';

  protected abstract page(token: TokenCallback): TemplateResult;

  override connectedCallback(): void {
    super.connectedCallback();
    signIn(this.roles[0] ?? '').then(
      (answer) => (this.signedIn = answer),
      (fault: unknown) => (this.fault = fault instanceof Error ? fault.message : 'The server could not be reached.'),
    );
  }

  override render() {
    if (this.fault !== '') {
      return html`<main class="notice">
        <div role="alert">${faultBox(`${this.fault} Reload the page to try again.`)}</div>
      </main>`;
    }
    switch (this.signedIn?.kind) {
      case undefined:
        return html``;
      case 'token':
        return this.page(this.signedIn.token);
      case 'form':
        return html`<main><cm-sign-in-form .caption=${this.caption} .roles=${this.roles}></cm-sign-in-form></main>`;
      case 'closed':
        return html`<main class="notice">
          <h1>${this.caption}</h1>
          <p class="quiet-text">
            Nobody is signed in. Open this page from your desktop, which passes your token on as #token=… in the
            address.
          </p>
        </main>`;
    }
  }
}
