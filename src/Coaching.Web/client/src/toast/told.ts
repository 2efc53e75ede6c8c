/**
 * The ids of the business day that this user was told of by a toast, kept for this browser so that a reload or a second
 * tab does not tell them again. Ids only, never text; gone with the day.
 */
export class Told {
  readonly #key: string;
  readonly #storage: Storage | undefined;
  #day = '';
  #ids = new Set<string>();

  constructor(agent: string, storage: Storage | undefined) {
    this.#key = `coaching.told.${agent}`;
    this.#storage = storage;
  }

  get ids(): ReadonlySet<string> {
    return this.#ids;
  }

  /** The page is at this business day: what belongs to another one goes. */
  startDay(day: string): void {
    if (day === this.#day) return;
    this.#day = day;
    this.#ids = new Set(this.#load());
    this.#save();
  }

  add(ids: readonly string[]): void {
    for (const id of [...this.#load(), ...ids]) this.#ids.add(id);
    this.#save();
  }

  #load(): string[] {
    try {
      const kept: unknown = JSON.parse(this.#storage?.getItem(this.#key) ?? 'null');
      if (typeof kept !== 'object' || kept === null || !('day' in kept) || !('ids' in kept)) return [];
      if (kept.day !== this.#day || !Array.isArray(kept.ids)) return [];
      return kept.ids.filter((id): id is string => typeof id === 'string');
    } catch {
      return [];
    }
  }

  #save(): void {
    try {
      this.#storage?.setItem(this.#key, JSON.stringify({ day: this.#day, ids: [...this.#ids] }));
    } catch {
      // Full or forbidden: then only this page remembers.
    }
  }
}
