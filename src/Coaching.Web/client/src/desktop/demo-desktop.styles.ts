import { css } from 'lit';

export const desktopStyles = css`
  header {
    position: sticky;
    z-index: 1;
    top: 0;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 0.75rem;
    padding: 0.5rem 1rem;
    border-bottom: 1px solid var(--cm-line);
    background: var(--cm-surface);
  }
  .brand {
    display: inline-flex;
    align-items: center;
    gap: 0.5rem;
    color: var(--cm-accent);
  }
  h1 {
    color: var(--cm-text);
  }
  wa-tag {
    padding: 0 0.5rem;
    border-style: dashed;
    color: var(--cm-text-quiet);
    font-weight: 400;
  }
  coach-messages {
    margin-left: auto;
  }
  main {
    display: grid;
    grid-template-columns: minmax(0, 20rem) minmax(0, 1fr);
    gap: 1rem;
    align-items: start;
    max-width: 64rem;
    padding: 1rem;
  }
  .note {
    grid-column: 1 / -1;
    max-width: 70ch;
  }
  @media (max-width: 34rem) {
    coach-messages {
      order: 1;
      flex: 1 0 100%;
      justify-content: space-between;
    }
    cm-theme-toggle {
      margin-left: auto;
    }
  }
  @media (max-width: 48rem) {
    main {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
