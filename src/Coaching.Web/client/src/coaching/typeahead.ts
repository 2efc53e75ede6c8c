import type { ListedAgent } from './agent-list-state.js';

const pause = 700;

/** Finds rows by the letters typed one after the other. */
export class Typeahead {
  #typed = '';
  #at = 0;

  get isTyping(): boolean {
    return this.#typed !== '' && Date.now() - this.#at < pause;
  }

  find(key: string, rows: readonly ListedAgent[], from: number): number | undefined {
    if (key.length !== 1) return undefined;
    this.#typed = this.isTyping ? this.#typed + key.toUpperCase() : key.toUpperCase();
    this.#at = Date.now();
    // One letter goes on to the next row; more letters narrow down from this one.
    const start = this.#typed.length === 1 ? from + 1 : from;
    const matches = (row: ListedAgent) => row.key.startsWith(this.#typed);
    const ahead = rows.findIndex((row, index) => index >= start && matches(row));
    const found = ahead >= 0 ? ahead : rows.findIndex(matches);
    return found >= 0 ? found : undefined;
  }
}
