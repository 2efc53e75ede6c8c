/**
 * Runtime guards for what comes from the wire. A guard takes anything and answers with the typed value, or throws
 * `Malformed` naming the place; no other module looks at unchecked data.
 */
export type Guard<T> = (value: unknown, at?: string) => T;
export type Guarded<G> = G extends Guard<infer T> ? T : never;

export class Malformed extends Error {
  constructor(at: string, expected: string) {
    super(`${at}: ${expected} expected`);
    this.name = 'Malformed';
  }
}

export const text: Guard<string> = (value, at = 'value') => {
  if (typeof value !== 'string') throw new Malformed(at, 'text');
  return value;
};

export const count: Guard<number> = (value, at = 'value') => {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) throw new Malformed(at, 'a count');
  return value;
};

export const flag: Guard<boolean> = (value, at = 'value') => {
  if (typeof value !== 'boolean') throw new Malformed(at, 'true or false');
  return value;
};

/** An ISO 8601 time, kept as text: it is compared and shown, never calculated with. */
export const time: Guard<string> = (value, at = 'value') => {
  if (typeof value !== 'string' || Number.isNaN(Date.parse(value))) throw new Malformed(at, 'a time');
  return value;
};

export const oneOf =
  <const T extends string>(...choices: readonly T[]): Guard<T> =>
  (value, at = 'value') => {
    const found = choices.find((choice) => choice === value);
    if (found === undefined) throw new Malformed(at, `one of ${choices.join(', ')}`);
    return found;
  };

export const listOf =
  <T>(item: Guard<T>): Guard<readonly T[]> =>
  (value, at = 'value') => {
    if (!Array.isArray(value)) throw new Malformed(at, 'a list');
    return value.map((each: unknown, index) => item(each, `${at}[${index}]`));
  };

/** A field that may be absent or null; null reads as absent. */
export const maybe =
  <T>(guard: Guard<T>): Guard<T | undefined> =>
  (value, at) =>
    value === undefined || value === null ? undefined : guard(value, at);

export const withDefault =
  <T>(guard: Guard<T>, otherwise: T): Guard<T> =>
  (value, at) =>
    value === undefined || value === null ? otherwise : guard(value, at);

type Shape = Readonly<Record<string, Guard<unknown>>>;
type OptionalKeys<S extends Shape> = { [K in keyof S]: undefined extends Guarded<S[K]> ? K : never }[keyof S];
type Shaped<S extends Shape> = { readonly [K in Exclude<keyof S, OptionalKeys<S>>]: Guarded<S[K]> } & {
  readonly [K in OptionalKeys<S>]?: Exclude<Guarded<S[K]>, undefined>;
};

/** An object with these fields; unknown ones are dropped, so that the server may add some. */
export const shape =
  <S extends Shape>(fields: S): Guard<Shaped<S>> =>
  (value, at = 'value') => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Malformed(at, 'an object');
    const read: Record<string, unknown> = {};
    for (const [name, guard] of Object.entries(fields)) {
      const field = guard((value as Record<string, unknown>)[name], `${at}.${name}`);
      if (field !== undefined) read[name] = field;
    }
    return read as Shaped<S>;
  };

/**
 * A list of which the well-formed items are taken: one bad item must not cost the others. Says that something malformed
 * came, and where, never what it said.
 */
export const goodOf =
  <T>(item: Guard<T>): Guard<readonly T[]> =>
  (value, at = 'value') => {
    if (!Array.isArray(value)) throw new Malformed(at, 'a list');
    return value.flatMap((each: unknown, index) => {
      try {
        return [item(each, `${at}[${index}]`)];
      } catch (fault) {
        console.warn(`Left out: ${(fault as Error).message}`);
        return [];
      }
    });
  };
