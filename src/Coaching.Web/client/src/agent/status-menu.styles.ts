import { css } from 'lit';

export const menuStyles = css`
  :host {
    position: relative;
    display: inline-block;
  }
  #status {
    max-width: 15rem;
    padding-left: 0.4rem;
    border-radius: 99px;
  }
  .face {
    display: grid;
    place-items: center;
    width: 1.5rem;
    height: 1.5rem;
    border-radius: 50%;
    background: var(--cm-surface-2);
  }
  [data-icon='bell'] .face {
    background: var(--cm-accent);
    color: var(--cm-on-accent);
    animation: ring 0.6s ease-in-out;
  }
  .status {
    overflow: hidden;
    color: var(--tone);
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  [data-status='available'] {
    --tone: var(--cm-available);
  }
  [data-status='onInteraction'] {
    --tone: var(--cm-on-interaction);
  }
  [data-status='wrapUp'] {
    --tone: var(--cm-wrap-up);
  }
  [data-status='onBreak'] {
    --tone: var(--cm-on-break);
  }
  [data-status='loggedOut'] {
    --tone: var(--cm-logged-out);
  }
  .badge {
    min-width: 1.35rem;
    padding: 0 0.35rem;
    border-radius: 99px;
    background: var(--cm-danger);
    color: var(--cm-surface);
    font-size: var(--cm-size-small);
    font-weight: 650;
    line-height: 1.35rem;
    text-align: center;
  }
  [role='menu'] {
    position: absolute;
    z-index: 2147483000;
    top: calc(100% + 0.35rem);
    right: 0;
    width: max-content;
    min-width: 15rem;
    max-width: calc(100vw - 1.5rem);
    max-height: calc(100vh - 6rem);
    overflow: auto;
    padding: 0.35rem;
    border: 1px solid var(--cm-line);
    border-radius: var(--cm-radius);
    background: var(--cm-surface);
    box-shadow: var(--cm-shadow);
  }
  [role='menu'].from-left {
    right: auto;
    left: 0;
  }
  [role^='menuitem'] {
    display: flex;
    justify-content: flex-start;
    width: 100%;
    border-color: transparent;
    font-weight: 450;
    text-align: left;
  }
  [role^='menuitem']:focus-visible {
    outline-offset: -2px;
  }
  [role='menuitemradio'] > cm-icon:first-child {
    color: var(--tone);
  }
  .messages {
    font-weight: 600;
  }
  .messages .badge,
  .chosen {
    margin-left: auto;
  }
  [role='separator'] {
    height: 1px;
    margin: 0.35rem 0;
    background: var(--cm-line);
  }
  @keyframes ring {
    25% {
      transform: rotate(14deg);
    }
    50% {
      transform: rotate(-12deg);
    }
    75% {
      transform: rotate(6deg);
    }
  }
`;
