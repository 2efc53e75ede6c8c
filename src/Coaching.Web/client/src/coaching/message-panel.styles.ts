import { css } from 'lit';

export const messagePanelStyles = css`
  section {
    display: grid;
    gap: 0.6rem;
    padding: 0.9rem 1rem 1rem;
  }
  textarea {
    width: 100%;
    padding: 0.5rem 0.7rem;
    resize: vertical;
  }
  #length {
    margin-top: -0.45rem;
    text-align: right;
    font-variant-numeric: tabular-nums;
  }
  .over {
    color: var(--cm-danger);
    font-weight: 600;
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.6rem 1.25rem;
  }
  .sends {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(10.5rem, 1fr));
    gap: 0.75rem;
    margin-top: 0.25rem;
  }
  .sends wa-button {
    display: block;
    width: 100%;
  }
  .sends p {
    margin-top: 0.3rem;
    overflow-wrap: anywhere;
  }
  .sends strong {
    color: var(--cm-text);
  }
  /* Always there, so that what comes into it is told; without anything in it, it takes no room. */
  .outcome {
    display: contents;
  }
`;
