import { count, type Guarded, maybe, shape, text, listOf, type Guard } from './guard.js';

const errors: Guard<Readonly<Record<string, readonly string[]>>> = (value, at = 'errors') =>
  typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([field, found]) => [field, listOf(text)(found, `${at}.${field}`)]))
    : {};

/** RFC 9457 problem details. `count` comes with a refused audience token: how many agents the group has now. */
export const problem = shape({
  type: maybe(text),
  title: maybe(text),
  detail: maybe(text),
  errors: maybe(errors),
  count: maybe(count),
});
export type Problem = Guarded<typeof problem>;

/** A problem in words for the person in front of the page. */
export function explain(found: Problem, httpStatus: number): string {
  const faults = Object.values(found.errors ?? {}).flat();
  if (faults.length > 0) return faults.join(' ');
  return found.detail ?? found.title ?? `The server answered with ${httpStatus}.`;
}
