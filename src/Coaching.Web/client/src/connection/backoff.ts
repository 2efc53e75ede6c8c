const cap = 15_000;

/**
 * How long to wait before attempt number `attempt` (0 = the first after a loss): full jitter, so that ten thousand
 * pages that lost the same node do not come back in step; short at first, since another node is there; capped, so that
 * nobody waits long once it is back.
 */
export function backoff(attempt: number, random: () => number = Math.random): number {
  return Math.round(random() * Math.min(cap, 1_000 * 2 ** Math.min(attempt, 10)));
}

/** Milliseconds that a connection lives before it counts as a good one. */
const steady = 5_000;

/**
 * The number of the next attempt. Only the loss of a good connection is worth hurrying back: a server that takes
 * connections and drops them at once is met ever more slowly.
 */
export const nextAttempt = (attempt: number, livedFor: number): number => (livedFor >= steady ? 0 : attempt + 1);
