import { html } from 'lit';
import type { TokenCallback } from '../connection/token.js';
import { define } from '../design/define.js';
import { restoreTheme } from '../design/theme.js';
import { SignInGate } from '../sign-in/sign-in-gate.js';
import './coaching-desk.js';

restoreTheme();

class CoachingPage extends SignInGate {
  protected override readonly caption = 'Coaching';
  protected override readonly roles = ['admin', 'supervisor'];

  protected override page(token: TokenCallback) {
    return html`<cm-coaching-desk .token=${token}></cm-coaching-desk>`;
  }
}
define('coaching-page', CoachingPage);
