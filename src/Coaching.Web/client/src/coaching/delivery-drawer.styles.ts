import { css } from 'lit';

export const drawerStyles = css`
  dialog {
    width: min(30rem, 100vw);
    max-width: none;
    height: 100dvh;
    max-height: none;
    margin: 0 0 0 auto;
    border-width: 0 0 0 1px;
    border-radius: 0;
  }
  .content {
    display: grid;
    gap: 0.75rem;
    padding: 1rem 1.25rem;
  }
  header {
    display: flex;
    align-items: center;
    justify-content: space-between;
  }
  .body {
    padding: 0.6rem 0.8rem;
    border-radius: var(--cm-radius-small);
    background: var(--cm-surface-2);
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }
  .note {
    display: contents;
  }
  .states {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.4rem;
  }
  .states button {
    min-height: 1.75rem;
    padding: 0 0.6rem;
    border-radius: 99px;
    font-size: var(--cm-size-small);
    text-transform: capitalize;
  }
  .states button[aria-pressed='true'] {
    border-color: var(--cm-accent);
    background: var(--cm-accent-soft);
    color: var(--cm-accent);
  }
  table {
    width: 100%;
    border-collapse: collapse;
  }
  th,
  td {
    padding: 0.35rem 0.3rem;
    border-bottom: 1px solid var(--cm-line);
    text-align: left;
  }
  th {
    color: var(--cm-text-quiet);
    font-size: var(--cm-size-small);
  }
  .state::first-letter {
    text-transform: uppercase;
  }
`;
