import { css } from 'lit';

export const dialogStyles = css`
  section {
    position: fixed;
    z-index: 2147482900;
    top: var(--dialog-top, 4.25rem);
    right: 1rem;
    display: flex;
    flex-direction: column;
    width: min(25rem, calc(100vw - 2rem));
    /* As far down as the toasts leave room: they stay in reach, and so do the messages. */
    max-height: max(12rem, min(38rem, calc(100vh - var(--dialog-top, 4.25rem) - 1rem - var(--toasts, 0px))));
    border: 1px solid var(--cm-line);
    border-radius: var(--cm-radius);
    background: var(--cm-surface);
    color: var(--cm-text);
    box-shadow: var(--cm-shadow);
  }
  .head {
    display: flex;
    align-items: center;
    gap: 0.6rem;
    padding: 0.5rem 0.5rem 0.5rem 1rem;
    border-bottom: 1px solid var(--cm-line);
  }
  .head button {
    align-self: center;
    margin-left: auto;
  }
  ul {
    overflow: auto;
    overscroll-behavior: contain;
  }
  li + li {
    border-top: 1px solid var(--cm-line);
  }
  .empty {
    padding: 1.75rem 1.5rem;
    text-align: center;
  }
  .entry {
    display: grid;
    grid-template-columns: 0.55rem auto auto 1fr;
    align-items: center;
    gap: 0.1rem 0.5rem;
    width: 100%;
    padding: 0.6rem 1rem 0.6rem 0.75rem;
    border: 0;
    border-radius: 0;
    font-weight: 450;
    text-align: left;
  }
  .entry:focus-visible {
    outline-offset: -3px;
  }
  .dot {
    width: 0.5rem;
    height: 0.5rem;
    border-radius: 50%;
  }
  .unread .dot {
    background: var(--cm-accent);
  }
  .from {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .unread .from {
    font-weight: 700;
  }
  time {
    grid-column: 4;
    justify-self: end;
    white-space: nowrap;
  }
  .preview {
    grid-column: 2 / -1;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .unread .preview {
    color: var(--cm-text);
  }
  .recalled .preview {
    font-style: italic;
  }
  .flag {
    padding: 0 0.4rem;
    border-radius: var(--cm-radius-small);
    background: var(--cm-accent-soft);
    color: var(--cm-accent);
    font-size: var(--cm-size-small);
    font-weight: 600;
    text-transform: capitalize;
  }
  .flag.urgent {
    background: var(--cm-danger-soft);
    color: var(--cm-danger);
  }
  .whole {
    padding: 0 1rem 0.9rem 1.8rem;
  }
  .whole p {
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }
  .whole button,
  .done {
    margin-top: 0.6rem;
  }
  .done {
    display: inline-flex;
    align-items: center;
    gap: 0.35rem;
    color: var(--cm-available);
  }
`;
