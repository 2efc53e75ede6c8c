import { css } from 'lit';

export const card = css`
  section {
    display: grid;
    gap: 0.75rem;
    padding: 1rem;
    border: 1px solid var(--cm-line);
    border-radius: var(--cm-radius);
    background: var(--cm-surface);
  }
`;
