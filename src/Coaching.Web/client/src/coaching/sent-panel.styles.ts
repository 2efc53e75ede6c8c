import { css } from 'lit';

export const sentPanelStyles = css`
  section {
    display: flex;
    flex-direction: column;
    height: 100%;
    overflow: hidden;
  }
  header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    padding: 0.6rem 1rem;
    border-bottom: 1px solid var(--cm-line);
  }
  .scroll {
    overflow: auto;
  }
  .scroll:focus-visible {
    outline-offset: -2px;
  }
  li + li {
    border-top: 1px solid var(--cm-line);
  }
  .empty {
    padding: 1.5rem;
    text-align: center;
  }
  .fault {
    margin: 0.5rem 1rem;
  }
  .older {
    display: block;
  }
`;
