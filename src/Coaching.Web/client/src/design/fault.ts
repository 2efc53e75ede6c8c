import '@awesome.me/webawesome/dist/components/callout/callout.js';
import { html, type TemplateResult } from 'lit';
import './icon.js';

/** What went wrong, in a box. What it stands in is the live region that tells it. */
export function faultBox(words: string): TemplateResult {
  return html`<wa-callout size="s" appearance="filled" variant="danger">
    <cm-icon slot="icon" name="important"></cm-icon>${words}
  </wa-callout>`;
}
