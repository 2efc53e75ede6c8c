import { css } from 'lit';

export const agentsPanelStyles = css`
  section {
    display: flex;
    flex-direction: column;
    height: 100%;
    overflow: hidden;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem;
    padding: 0.75rem;
  }
  .search {
    position: relative;
    flex: 1 1 10rem;
    max-width: 22rem;
  }
  .search cm-icon {
    position: absolute;
    top: 0.55rem;
    left: 0.6rem;
    color: var(--cm-text-quiet);
  }
  .search input {
    width: 100%;
    padding-left: 2rem;
  }
  .count {
    margin-left: auto;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  .number {
    min-width: 1.25rem;
    border-radius: 99px;
    background: var(--cm-accent);
    color: var(--cm-on-accent);
    font-size: var(--cm-size-small);
  }
  .number::after {
    content: attr(data-number) / '';
  }
  #filters {
    padding: 0 0.75rem 0.75rem;
    border-bottom: 1px solid var(--cm-line);
  }
  .kinds {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr));
    gap: 0.6rem;
  }
  .statuses {
    display: flex;
    flex-wrap: wrap;
    gap: 0.35rem;
    margin-top: 0.6rem;
  }
  .statuses button {
    min-height: 1.75rem;
    padding: 0 0.6rem;
    border-radius: 99px;
    font-size: var(--cm-size-small);
  }
  .statuses button[aria-pressed='true'] {
    border-color: var(--cm-accent);
    background: var(--cm-accent-soft);
    color: var(--cm-accent);
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.35rem;
    padding: 0.5rem 0.75rem;
    border-bottom: 1px solid var(--cm-line);
  }
  wa-tag {
    gap: 0.1rem;
    height: 1.6rem;
    padding: 0 0 0 0.6rem;
  }
  wa-tag button {
    width: 1.6rem;
    min-height: 1.6rem;
    padding: 0;
    border-radius: 50%;
  }
  cm-agent-grid {
    flex: 1;
    min-height: 12rem;
  }
  @media (max-width: 56rem) {
    #filters {
      max-height: 45vh;
      overflow: auto;
    }
  }
`;
