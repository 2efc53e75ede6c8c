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
  wa-callout {
    font-weight: 600;
  }
  /* The room is there before anything is in it: nothing moves under the pointer. */
  .progress {
    display: grid;
    gap: 0.35rem;
    align-content: end;
    min-height: calc(1.45em + 0.35rem + 4px);
    color: var(--cm-text-quiet);
  }
  footer {
    display: flex;
    justify-content: flex-end;
    gap: 0.5rem;
  }
  footer wa-button {
    min-width: 6rem;
  }
`;
