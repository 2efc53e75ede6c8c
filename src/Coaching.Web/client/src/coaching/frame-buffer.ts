/** Gathers what comes in between two frames, so that a flood of pushes costs one rendering each. */
export class FrameBuffer<T> {
  #held: T[] = [];
  #due = false;
  readonly #take: (items: readonly T[]) => void;

  constructor(take: (items: readonly T[]) => void) {
    this.#take = take;
  }

  add(items: readonly T[]): void {
    this.#held.push(...items);
    if (this.#due || items.length === 0) return;
    this.#due = true;
    // A hidden page has no frames; it keeps up at leisure.
    if (document.visibilityState === 'visible') requestAnimationFrame(() => this.#flush());
    else setTimeout(() => this.#flush(), 1_000);
  }

  /** What is held belongs to a connection that is gone. */
  drop(): void {
    this.#held = [];
  }

  #flush(): void {
    this.#due = false;
    const items = this.#held;
    this.#held = [];
    if (items.length > 0) this.#take(items);
  }
}
