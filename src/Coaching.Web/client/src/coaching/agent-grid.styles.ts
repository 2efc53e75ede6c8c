import { css } from 'lit';

export const gridStyles = css`
  :host {
    display: block;
    container-type: inline-size;
    min-height: 0;
  }
  .grid {
    position: relative;
    height: 100%;
    overflow: hidden auto;
    overflow-anchor: none;
  }
  .grid:focus-visible {
    outline-offset: -2px;
  }
  .heads {
    position: sticky;
    z-index: 1;
    top: 0;
  }
  .row {
    display: grid;
    grid-template-columns: minmax(0, 2.2fr) minmax(0, 1.3fr) minmax(9rem, 1.5fr) 4.5rem;
    gap: 0.75rem;
    align-items: center;
    width: 100%;
    height: 2.5rem;
    padding: 0 0.9rem;
    border-bottom: 1px solid var(--cm-line);
    cursor: pointer;
  }
  .row > * {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .row:hover {
    background: var(--cm-surface-2);
  }
  .row[aria-selected='true'] {
    background: var(--cm-accent-soft);
    box-shadow: inset 3px 0 var(--cm-accent);
  }
  .grid:focus-visible .active {
    outline: var(--cm-focus);
    outline-offset: -2px;
  }
  .head,
  .head:hover {
    height: 2rem;
    border-top: 1px solid var(--cm-line);
    background: var(--cm-surface-2);
    color: var(--cm-text-quiet);
    font-size: var(--cm-size-small);
    font-weight: 600;
    cursor: default;
  }
  .name {
    font-weight: 550;
  }
  .id,
  .team,
  .since {
    color: var(--cm-text-quiet);
    font-weight: 400;
  }
  .id {
    margin-left: 0.35rem;
    font-size: var(--cm-size-small);
  }
  .since {
    font-variant-numeric: tabular-nums;
    text-align: right;
  }
  .head .since {
    font-weight: 600;
  }
  .status {
    display: flex;
    align-items: center;
    gap: 0.4rem;
  }
  svg {
    flex: none;
    width: 1.125em;
    height: 1.125em;
  }
  .status span {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  [data-status='available'] {
    color: var(--cm-available);
  }
  [data-status='onInteraction'] {
    color: var(--cm-on-interaction);
  }
  [data-status='wrapUp'] {
    color: var(--cm-wrap-up);
  }
  [data-status='onBreak'] {
    color: var(--cm-on-break);
  }
  [data-status='loggedOut'] {
    color: var(--cm-logged-out);
  }
  .empty {
    position: absolute;
    top: 4rem;
    width: 100%;
    text-align: center;
  }
  @container (max-width: 36rem) {
    .id {
      display: none;
    }
  }
  @container (max-width: 29rem) {
    .row {
      grid-template-columns: minmax(0, 1fr) 8.6rem 3.6rem;
      gap: 0.5rem;
      padding: 0 0.75rem;
    }
    .team,
    .head > :nth-child(2) {
      display: none;
    }
  }
  @container (max-width: 24rem) {
    .row {
      grid-template-columns: minmax(0, 1.1fr) minmax(0, 1fr);
    }
    .since {
      display: none;
    }
  }
`;
