/** What tabs of one browser tell each other about themselves. */
export interface Tab {
  readonly id: string;
  readonly visible: boolean;
  /** When it was last given focus, in milliseconds; 0 = never. */
  readonly focusedAt: number;
  /** When it was last heard of. */
  readonly heardAt: number;
}

/** A tab that has not been heard of for so long is taken for dead. Hidden tabs may be slowed to one beat a minute. */
export const silence = { visible: 6_000, hidden: 150_000 } as const;

/** The tab that shows toasts: a visible one first, then the one used last, then the lowest id. Same answer in all tabs. */
export function elect(tabs: readonly Tab[], now: number): Tab | undefined {
  return tabs.filter((tab) => isAlive(tab, now)).sort(byClaim)[0];
}

function isAlive(tab: Tab, now: number): boolean {
  return now - tab.heardAt <= (tab.visible ? silence.visible : silence.hidden);
}

function byClaim(one: Tab, other: Tab): number {
  if (one.visible !== other.visible) return one.visible ? -1 : 1;
  if (one.focusedAt !== other.focusedAt) return other.focusedAt - one.focusedAt;
  return one.id < other.id ? -1 : 1;
}
