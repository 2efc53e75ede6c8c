import { css } from 'lit';

/** Native radio buttons in a row (`fieldset.segments`) and check boxes as switches (`label.switch`). */
export const choices = css`
  .segments {
    display: inline-flex;
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .segments label {
    display: inline-flex;
    align-items: center;
    min-height: 1.9rem;
    padding: 0 0.75rem;
    border: 1px solid var(--cm-line-strong);
    cursor: pointer;
  }
  .segments label + label {
    margin-left: -1px;
  }
  .segments label:first-of-type {
    border-radius: var(--cm-radius-small) 0 0 var(--cm-radius-small);
  }
  .segments label:last-of-type {
    border-radius: 0 var(--cm-radius-small) var(--cm-radius-small) 0;
  }
  .segments label:has(:checked) {
    z-index: 1;
    border-color: var(--cm-accent);
    background: var(--cm-accent-soft);
    color: var(--cm-accent);
    font-weight: 600;
  }
  .segments label:has(:focus-visible) {
    z-index: 1;
    outline: var(--cm-focus);
    outline-offset: 2px;
  }
  .segments input {
    width: 1px;
    min-height: 0;
    margin: 0;
    padding: 0;
    border: 0;
    opacity: 0;
  }
  .switch {
    display: inline-flex;
    align-items: center;
    gap: 0.5rem;
    cursor: pointer;
  }
  .switch input {
    appearance: none;
    position: relative;
    width: 2rem;
    min-height: 1.15rem;
    margin: 0;
    padding: 0;
    border-radius: 99px;
    background: var(--cm-surface-2);
    cursor: pointer;
  }
  .switch input::before {
    content: '';
    position: absolute;
    top: 2px;
    left: 2px;
    width: calc(1.15rem - 6px);
    height: calc(1.15rem - 6px);
    border-radius: 50%;
    background: var(--cm-line-strong);
    transition: translate 0.12s;
  }
  .switch input:checked {
    border-color: var(--cm-accent);
    background: var(--cm-accent);
  }
  .switch input:checked::before {
    translate: 0.85rem;
    background: var(--cm-on-accent);
  }
`;
