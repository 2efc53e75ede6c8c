const cap = 15_000;

/**
 * How long to wait before attempt number `attempt` (0 = the first after a loss): full jitter, so that ten thousand
 * pages that lost the same node do not come back in step; capped, so that nobody waits long once it is back.
 */
export function backoff(attempt: number, random: () => number = Math.random): number {
  const ceiling = attempt === 0 ? 1_000 : Math.min(cap, 2_000 * 2 ** Math.min(attempt - 1, 10));
  return Math.round(random() * ceiling);
}
