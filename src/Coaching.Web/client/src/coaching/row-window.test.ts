import { describe, expect, it } from 'vitest';
import { type RowArea, rowWindow, scrollToShow } from './row-window.js';

const at = (scrollTop: number): RowArea => ({ scrollTop, height: 432, rowHeight: 40, headHeight: 32 });

describe('row window', () => {
  it('has the visible rows and some on both sides', () => {
    expect(rowWindow(at(4_000), 50_000)).toEqual({ first: 92, end: 119 });
  });

  it('stays within the rows there are', () => {
    expect(rowWindow(at(0), 5)).toEqual({ first: 0, end: 5 });
    expect(rowWindow(at(0), 0)).toEqual({ first: 0, end: 0 });
  });

  it('shows the last rows when the list became shorter than where it was scrolled to', () => {
    const { first, end } = rowWindow(at(400_000), 100);

    expect(end).toBe(100);
    expect(first).toBeLessThanOrEqual(90);
  });

  it('scrolls no further than it must', () => {
    expect(scrollToShow(3, at(0))).toBe(0);
    expect(scrollToShow(10, at(0))).toBe(40);
    expect(scrollToShow(2, at(400))).toBe(80);
  });
});
