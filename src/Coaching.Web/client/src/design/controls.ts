import { css } from 'lit';

/** Native controls, as every component shows them. */
export const controls = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  [hidden] {
    display: none !important;
  }
  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd {
    margin: 0;
    padding: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  h1,
  h2,
  h3 {
    font-size: 1rem;
    font-weight: 650;
    letter-spacing: -0.005em;
  }
  button,
  input,
  textarea,
  select {
    font: inherit;
    color: inherit;
  }
  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.4rem;
    min-height: 2.125rem;
    padding: 0.3rem 0.75rem;
    border: 1px solid var(--cm-line-strong);
    border-radius: var(--cm-radius-small);
    background: var(--cm-surface);
    font-weight: 550;
    cursor: pointer;
  }
  button:hover:not(:disabled) {
    background: var(--cm-surface-2);
  }
  button.primary {
    border-color: var(--cm-accent);
    background: var(--cm-accent);
    color: var(--cm-on-accent);
  }
  button.primary:hover:not(:disabled) {
    border-color: var(--cm-accent-strong);
    background: var(--cm-accent-strong);
  }
  button.quiet {
    border-color: transparent;
    background: transparent;
  }
  button.quiet:hover:not(:disabled) {
    background: var(--cm-surface-2);
  }
  button.square {
    width: 2.125rem;
    padding: 0;
  }
  button:disabled {
    border-color: var(--cm-line);
    background: var(--cm-surface-2);
    color: var(--cm-text-quiet);
    cursor: not-allowed;
  }
  input,
  textarea,
  select {
    min-height: 2.125rem;
    padding: 0.3rem 0.6rem;
    border: 1px solid var(--cm-line-strong);
    border-radius: var(--cm-radius-small);
    background: var(--cm-surface);
    font-weight: 400;
  }
  ::placeholder {
    color: var(--cm-text-quiet);
    opacity: 1;
  }
  :focus-visible {
    outline: var(--cm-focus);
    outline-offset: 2px;
  }
  .quiet-text {
    color: var(--cm-text-quiet);
  }
  .small {
    font-size: var(--cm-size-small);
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation-duration: 0.01ms !important;
      transition-duration: 0.01ms !important;
    }
  }
`;
