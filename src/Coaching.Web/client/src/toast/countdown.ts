/** Counts a time down that can be paused; a pause takes nothing from what is left. */
export class Countdown {
  #left: number;
  readonly #over: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #since = 0;

  constructor(milliseconds: number, over: () => void) {
    this.#left = milliseconds;
    this.#over = over;
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
