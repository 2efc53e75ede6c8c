import { css } from 'lit';

export const deskStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    height: 100dvh;
  }
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25rem 1rem;
    padding: 0.4rem 1rem;
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
  .user {
    margin-left: auto;
  }
  nav {
    display: none;
  }
  main {
    display: grid;
    flex: 1;
    grid-template-columns: minmax(0, 1fr) clamp(22rem, 36vw, 32rem);
    gap: 1rem;
    min-height: 0;
    padding: 1rem;
  }
  cm-agents-panel,
  .right {
    min-height: 0;
  }
  .right {
    display: flex;
    flex-direction: column;
    gap: 1rem;
  }
  cm-sent-panel {
    flex: 1;
    min-height: 0;
  }
  @media (min-width: 105rem) {
    main {
      grid-template-columns: minmax(0, 1fr) minmax(0, 66rem);
    }
    .right {
      display: grid;
      grid-template-columns: repeat(2, minmax(0, 1fr));
      align-items: start;
    }
    cm-sent-panel {
      max-height: 100%;
    }
  }
  @media (max-width: 56rem) {
    nav {
      display: flex;
      gap: 0.25rem;
      padding: 0.4rem 0.75rem;
      border-bottom: 1px solid var(--cm-line);
      background: var(--cm-surface);
    }
    nav button {
      flex: 1;
      border-color: transparent;
    }
    nav button[aria-pressed='true'] {
      background: var(--cm-accent-soft);
      color: var(--cm-accent);
    }
    main {
      grid-template-columns: minmax(0, 1fr);
      padding: 0.75rem;
    }
    .right {
      overflow: auto;
    }
    main:not([data-pane='agents']) cm-agents-panel,
    main[data-pane='agents'] .right,
    main[data-pane='message'] cm-sent-panel,
    main[data-pane='sent'] cm-message-panel {
      display: none;
    }
  }
  @media (max-width: 30rem) {
    .user {
      display: none;
    }
    cm-theme-toggle {
      margin-left: auto;
    }
  }
`;
