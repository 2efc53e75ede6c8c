import { html } from 'lit';
import type { TokenCallback } from '../connection/token.js';
import { define } from '../design/define.js';
import { restoreTheme } from '../design/theme.js';
import { SignInGate } from '../sign-in/sign-in-gate.js';
import './demo-desktop.js';

restoreTheme();

class AgentPage extends SignInGate {
  protected override readonly caption = 'Agent desktop';
  protected override readonly roles = ['agent'];

  protected override page(token: TokenCallback) {
    return html`<cm-demo-desktop .token=${token}></cm-demo-desktop>`;
  }
}
define('agent-page', AgentPage);
