import { css } from 'lit';

export const confirmStyles = css`
  dialog {
    width: min(30rem, calc(100vw - 2rem));
  }
  .content {
    display: grid;
    gap: 0.7rem;
    padding: 1.25rem;
  }
  .to strong {
    font-size: 1rem;
  }
  .to span {
    display: block;
  }
  blockquote {
    max-height: 40vh;
    margin: 0;
    overflow: auto;
    padding: 0.7rem 0.9rem;
    border-left: 3px solid var(--cm-accent);
    border-radius: var(--cm-radius-small);
    background: var(--cm-surface-2);
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }
  .changed {
    padding: 0.45rem 0.7rem;
    border-radius: var(--cm-radius-small);
    background: var(--cm-warning-soft);
    color: var(--cm-warning);
    font-weight: 600;
  }
  .progress {
    min-height: 1.2em;
    color: var(--cm-text-quiet);
  }
  footer {
    display: flex;
    justify-content: flex-end;
    gap: 0.5rem;
  }
  footer button {
    min-width: 6rem;
  }
`;
