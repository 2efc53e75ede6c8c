import { css } from 'lit';

/** A part of the page, on a surface of its own. */
export const panel = css`
  :host {
    display: block;
  }
  section {
    border: 1px solid var(--cm-line);
    border-radius: var(--cm-radius);
    background: var(--cm-surface);
  }
`;
