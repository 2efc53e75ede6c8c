/**
 * What this page has to tell the server and has no confirmation of yet. All three are idempotent there, so each is
 * told again after a reconnect until it is confirmed.
 */
export interface ReceiptsState {
  readonly seen: ReadonlySet<string>;
  readonly read: ReadonlySet<string>;
  readonly acknowledged: ReadonlySet<string>;
}
export type Receipt = keyof ReceiptsState;

export type ReceiptsEvent =
  | { readonly type: 'noted' | 'confirmed'; readonly receipt: Receipt; readonly ids: readonly string[] }
  | { readonly type: 'dayEnded' };

export const noReceipts: ReceiptsState = { seen: new Set(), read: new Set(), acknowledged: new Set() };

/** The server takes at most so many ids in a call. */
export const batchLimit = 500;

export function apply(state: ReceiptsState, event: ReceiptsEvent): ReceiptsState {
  if (event.type === 'dayEnded') return noReceipts;
  const ids = new Set(state[event.receipt]);
  for (const id of event.ids) {
    if (event.type === 'noted') ids.add(id);
    else ids.delete(id);
  }
  return { ...state, [event.receipt]: ids };
}

/** The next batch of a receipt, or nothing when all is confirmed. */
export function nextBatch(state: ReceiptsState, receipt: Receipt): readonly string[] {
  return [...state[receipt]].slice(0, receipt === 'acknowledged' ? 1 : batchLimit);
}
