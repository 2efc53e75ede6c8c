import { css } from 'lit';

/**
 * Shows or closes the browser's own modal dialog as the state says. It keeps the focus inside, makes the page behind it
 * inert and gives the focus back when it closes.
 */
export function showModal(dialog: HTMLDialogElement | null, open: boolean): void {
  if (dialog === null || dialog.open === open) return;
  if (open) {
    dialog.showModal();
    hidden.set(dialog, hideAllBut(dialog));
  } else {
    for (const element of hidden.get(dialog) ?? []) element.removeAttribute('aria-hidden');
    dialog.close();
  }
}

/** What each open dialog hides. */
const hidden = new WeakMap<HTMLDialogElement, readonly Element[]>();

/** For assistive technology that does not know by itself that nothing behind a modal dialog can be reached. */
function hideAllBut(dialog: Element): readonly Element[] {
  const others: Element[] = [];
  for (let at: Element | null = dialog; at !== null && at !== document.body; at = parentOf(at)) {
    const siblings = [...(at.parentNode?.children ?? [])].filter((each) => each !== at);
    others.push(...siblings.filter((each) => !each.hasAttribute('aria-hidden')));
  }
  for (const other of others) other.setAttribute('aria-hidden', 'true');
  return others;
}

function parentOf({ parentNode }: Element): Element | null {
  if (parentNode instanceof ShadowRoot) return parentNode.host;
  return parentNode instanceof Element ? parentNode : null;
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
