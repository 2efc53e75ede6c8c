/** Counts a time down that can be paused; a pause takes nothing from what is left. */
export class Countdown {
  readonly #whole: number;
  #left: number;
  readonly #over: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #since = 0;

  constructor(milliseconds: number, over: () => void) {
    this.#whole = milliseconds;
    this.#left = milliseconds;
    this.#over = over;
  }

  /** From the start again once it is resumed. */
  reset(): void {
    this.pause();
    this.#left = this.#whole;
  }

  resume(): void {
    if (this.#timer !== undefined) return;
    this.#since = Date.now();
    this.#timer = setTimeout(this.#over, this.#left);
  }

  pause(): void {
    if (this.#timer === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#left -= Date.now() - this.#since;
  }
}
