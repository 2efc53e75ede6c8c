/** Gathers what comes in between two frames, so that a flood of pushes costs one rendering each. */
export class FrameBuffer<T> {
  #held: T[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #frame = 0;
  readonly #take: (items: readonly T[]) => void;

  constructor(take: (items: readonly T[]) => void) {
    this.#take = take;
  }

  add(items: readonly T[]): void {
    this.#held.push(...items);
    if (this.#timer !== undefined || items.length === 0) return;
    // A page that is hidden, or is being hidden, has no frames; it keeps up at leisure.
    this.#timer = setTimeout(() => this.flush(), 1_000);
    this.#frame = requestAnimationFrame(() => this.flush());
  }

  /** What is held belongs to a connection that is gone. */
  drop(): void {
    this.#held = [];
  }

  /** Gives what is held without waiting. */
  flush(): void {
    clearTimeout(this.#timer);
    cancelAnimationFrame(this.#frame);
    this.#timer = undefined;
    const items = this.#held;
    this.#held = [];
    if (items.length > 0) this.#take(items);
  }
}
