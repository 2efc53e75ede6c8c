import { css } from 'lit';

export const cardStyles = css`
  :host {
    display: block;
  }
  article {
    padding: 0.7rem 0.85rem 0.75rem;
    border: 1px solid var(--cm-line);
    border-left: 4px solid var(--cm-accent);
    border-radius: var(--cm-radius);
    background: var(--cm-surface);
    color: var(--cm-text);
    box-shadow: var(--cm-shadow);
    animation: arrive 0.18s ease-out;
  }
  header {
    display: flex;
    align-items: center;
    gap: 0.45rem;
    color: var(--cm-accent);
  }
  strong {
    overflow: hidden;
    color: var(--cm-text);
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  time {
    margin-left: auto;
    white-space: nowrap;
  }
  .body {
    display: -webkit-box;
    margin: 0.3rem 0 0.6rem;
    overflow: hidden;
    overflow-wrap: anywhere;
    white-space: pre-line;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
  }
  footer {
    display: flex;
    gap: 0.4rem;
  }
  footer button {
    min-height: 1.85rem;
  }
  .flag {
    padding: 0 0.4rem;
    border-radius: var(--cm-radius-small);
    background: var(--cm-accent-soft);
    color: var(--cm-accent);
    font-size: var(--cm-size-small);
    font-weight: 600;
  }
  .urgent {
    border-left-color: var(--cm-danger);
  }
  .urgent header {
    color: var(--cm-danger);
  }
  .urgent .flag {
    background: var(--cm-danger-soft);
    color: var(--cm-danger);
  }
  @keyframes arrive {
    from {
      opacity: 0;
      transform: translateY(0.5rem);
    }
  }
`;
