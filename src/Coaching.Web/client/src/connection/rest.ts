import { type Guard } from '../wire/guard.js';
import { explain, type Problem, problem } from '../wire/problem.js';
import { backoff } from './backoff.js';
import type { TokenCallback } from './token.js';
import { wait } from './wait.js';

/** Longer than the server takes for anything. A node that stands still, or is cut off, answers nothing at all. */
const patience = 20_000;
/** Between repetitions, at least; `Retry-After` may ask for more. */
const shortestPause = 500;
/** A maintenance page may ask for an hour, but a person is waiting. */
const longestRetryAfter = 30_000;
/** How often a call that only reads is repeated before the user is told. */
const readRepetitions = 3;
/** Of the server, or of a balancer or proxy before it that lost its node: whether it was done is not known. */
const unknownOutcomes = [502, 503, 504];

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

/** Nobody knows whether it was done (502 to 504, half an answer, or none in time): the same call may be made again. */
export class Unconfirmed extends Error {
  constructor(readonly retryAfter?: number) {
    super('The server cannot be reached just now. Please try again.');
    this.name = 'Unconfirmed';
  }
}

/** Makes a call again while its outcome is unknown. `again` is told before each repetition; what it throws ends it. */
export async function untilAnswered<T>(
  call: () => Promise<T>,
  stopped: AbortSignal,
  again: (repetitions: number) => void,
): Promise<T> {
  for (let repetitions = 0; ; repetitions++) {
    try {
      return await call();
    } catch (fault) {
      stopped.throwIfAborted();
      if (!(fault instanceof Unconfirmed)) throw fault;
      again(repetitions + 1);
      await wait(Math.max(fault.retryAfter ?? 0, shortestPause) + backoff(repetitions), stopped);
      stopped.throwIfAborted();
    }
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

  /** Repeated some times by itself, since another node may answer. */
  async get<T>(path: string, guard: Guard<T>): Promise<T> {
    const call = () => this.#call('GET', path, undefined, guard);
    return untilAnswered(call, new AbortController().signal, (repetitions) => {
      if (repetitions > readRepetitions) throw new Unconfirmed();
    });
  }

  /** Made once: whether to repeat it is for the caller to say. */
  post<T>(path: string, body: unknown, guard: Guard<T>, stopped?: AbortSignal): Promise<T> {
    return this.#call('POST', path, body, guard, stopped);
  }

  async #call<T>(method: string, path: string, body: unknown, guard: Guard<T>, stopped?: AbortSignal): Promise<T> {
    const headers: Record<string, string> = { Accept: 'application/json' };
    if (this.#token) headers['Authorization'] = `Bearer ${await this.#token()}`;
    if (body !== undefined) headers['Content-Type'] = 'application/json';
    const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    const { response, answer } = await exchange(this.#base + path, init, stopped);
    if (response.ok) return guard(answer);
    if (unknownOutcomes.includes(response.status)) throw new Unconfirmed(retryAfter(response));
    throw new Refused(response.status, asProblem(answer));
  }
}

/** A whole answer, in time. Of a success that is no JSON, or ends in the middle, nobody knows what it confirms. */
async function exchange(address: string, init: RequestInit, stopped: AbortSignal | undefined) {
  const over = new AbortController();
  const end = () => over.abort();
  const timer = setTimeout(end, patience);
  stopped?.addEventListener('abort', end);
  try {
    stopped?.throwIfAborted();
    const response = await fetch(address, { ...init, signal: over.signal });
    const answer: unknown = await response.json().catch((fault: unknown) => {
      if (response.ok) throw fault;
    });
    return { response, answer };
  } catch {
    stopped?.throwIfAborted();
    throw new Unconfirmed();
  } finally {
    clearTimeout(timer);
    stopped?.removeEventListener('abort', end);
  }
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
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds * 1_000, longestRetryAfter) : undefined;
}
