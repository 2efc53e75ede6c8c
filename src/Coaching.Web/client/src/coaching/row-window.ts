/** Rows of one height in a scrolling area below a sticky header; all in pixels. */
export interface RowArea {
  readonly scrollTop: number;
  readonly height: number;
  readonly rowHeight: number;
  readonly headHeight: number;
}

/** The rows that exist: `first` up to but not including `end`. */
export interface RowWindow {
  readonly first: number;
  readonly end: number;
}

/** Rows beyond the visible ones on both sides, so that a fast scroll finds them there. */
const margin = 8;

export function rowWindow(area: RowArea, count: number): RowWindow {
  const top = Math.floor(area.scrollTop / area.rowHeight);
  const visible = Math.ceil((area.height - area.headHeight) / area.rowHeight) + 1;
  const end = Math.max(0, Math.min(count, top + visible + margin));
  return { first: Math.max(0, Math.min(top, count - visible) - margin), end };
}

/** Where to scroll so that a row is wholly visible; the nearest place, which may be where we are. */
export function scrollToShow(index: number, area: RowArea): number {
  const top = index * area.rowHeight;
  const bottom = top + area.rowHeight - (area.height - area.headHeight);
  return Math.min(top, Math.max(bottom, area.scrollTop));
}
