/** A network comes back for a whole floor at once, and its pages must not all call in the same moment. */
const spread = 1_000;

/**
 * Waits, but no longer than until the signal, or the second after the browser is online again. Never rejects.
 */
export function wait(milliseconds: number, stopped: AbortSignal, random: () => number = Math.random): Promise<void> {
  return new Promise((resolve) => {
    const end = Date.now() + milliseconds;
    const done = () => {
      clearTimeout(timer);
      stopped.removeEventListener('abort', done);
      globalThis.removeEventListener('online', online);
      resolve();
    };
    const online = () => {
      clearTimeout(timer);
      timer = setTimeout(done, Math.min(end - Date.now(), random() * spread));
    };
    let timer = setTimeout(done, stopped.aborted ? 0 : milliseconds);
    stopped.addEventListener('abort', done);
    globalThis.addEventListener('online', online);
  });
}
