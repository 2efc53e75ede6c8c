import { css } from 'lit';

export const stackStyles = css`
  .stack {
    position: fixed;
    z-index: 2147483001;
    right: 1rem;
    bottom: 1rem;
    display: flex;
    flex-direction: column;
    align-items: flex-end;
    gap: 0.5rem;
    width: min(23rem, calc(100vw - 2rem));
    pointer-events: none;
  }
  [role] {
    display: flex;
    flex-direction: column;
    gap: 0.5rem;
    width: 100%;
  }
  .more,
  cm-toast-card {
    pointer-events: auto;
  }
  .more {
    border-radius: 99px;
    box-shadow: var(--cm-shadow);
  }
`;
