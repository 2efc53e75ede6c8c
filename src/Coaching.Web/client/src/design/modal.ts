import { css } from 'lit';

/**
 * Shows or closes the browser's own modal dialog as the state says. It keeps the focus inside, makes the page behind it
 * inert and gives the focus back when it closes.
 */
export function showModal(dialog: HTMLDialogElement | null, open: boolean): void {
  if (!open) dialog?.close();
  else if (dialog?.open === false) dialog.showModal();
}

export const modal = css`
  dialog {
    padding: 0;
    border: 1px solid var(--cm-line);
    border-radius: var(--cm-radius);
    background: var(--cm-surface);
    color: var(--cm-text);
    box-shadow: var(--cm-shadow);
  }
  dialog::backdrop {
    background: rgb(10 14 22 / 45%);
  }
`;
