import { type Guard } from '../wire/guard.js';
import { explain, type Problem, problem } from '../wire/problem.js';
import type { TokenCallback } from './token.js';

/** The server answered, and said no. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly problem: Problem,
  ) {
    super(explain(problem, status));
    this.name = 'Refused';
  }
}

/** Nobody knows whether it was done (503, or no answer at all): the same call may be made again. */
export class Unconfirmed extends Error {
  constructor(readonly retryAfter: number | undefined) {
    super('Not confirmed yet.');
    this.name = 'Unconfirmed';
  }
}

/** REST calls under `/api/v1` in the name of the signed-in user. */
export class Rest {
  readonly #base: string;
  readonly #token: TokenCallback | undefined;

  constructor(base: string, token?: TokenCallback) {
    this.#base = base;
    this.#token = token;
  }

  get<T>(path: string, guard: Guard<T>): Promise<T> {
    return this.#call('GET', path, undefined, guard);
  }

  post<T>(path: string, body: unknown, guard: Guard<T>, stopped?: AbortSignal): Promise<T> {
    return this.#call('POST', path, body, guard, stopped);
  }

  async #call<T>(method: string, path: string, body: unknown, guard: Guard<T>, stopped?: AbortSignal): Promise<T> {
    const headers: Record<string, string> = { Accept: 'application/json' };
    if (this.#token) headers['Authorization'] = `Bearer ${await this.#token()}`;
    if (body !== undefined) headers['Content-Type'] = 'application/json';
    const response = await fetch(this.#base + path, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(stopped === undefined ? {} : { signal: stopped }),
    }).catch((fault: unknown) => {
      stopped?.throwIfAborted();
      throw fault instanceof TypeError ? new Unconfirmed(undefined) : fault;
    });
    if (response.ok) return guard(await read(response));
    if (response.status === 503) throw new Unconfirmed(retryAfter(response));
    throw new Refused(response.status, asProblem(await read(response)));
  }
}

/** The body as JSON; nothing, or something else than JSON, reads as undefined. */
async function read(response: Response): Promise<unknown> {
  return response.json().catch(() => undefined);
}

function asProblem(body: unknown): Problem {
  try {
    return problem(body);
  } catch {
    return {};
  }
}

function retryAfter(response: Response): number | undefined {
  const seconds = Number(response.headers.get('Retry-After') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1_000 : undefined;
}
