import { css } from 'lit';

/** Web Awesome's components as our pages show them, where its own custom properties do not reach. */
export const webAwesome = css`
  wa-button[size='s'] {
    --wa-form-control-height: 1.75rem;
    --wa-form-control-padding-inline: 0.6rem;
  }
  wa-button > [slot='start'] {
    margin-inline-end: 0.4rem;
  }
  wa-button[disabled] {
    opacity: 1;
  }
  wa-button[disabled]::part(button) {
    border-color: var(--cm-line);
    background: var(--cm-surface-2);
    color: var(--cm-text-quiet);
  }
  wa-callout {
    align-items: center;
    padding: 0.45rem 0.7rem;
    color: var(--wa-color-on-quiet);
    overflow-wrap: anywhere;
    text-align: start;
  }
  wa-callout > [slot='icon'] {
    margin-inline-end: 0.5rem;
  }
  wa-tag {
    height: 1.25rem;
    padding: 0 0.4rem;
    font-weight: 600;
    line-height: 1;
  }
  wa-progress-bar {
    --track-height: 4px;
  }
  @media (prefers-reduced-motion: reduce) {
    wa-progress-bar[indeterminate]::part(indicator) {
      inline-size: 100%;
      animation: none;
    }
  }
`;
