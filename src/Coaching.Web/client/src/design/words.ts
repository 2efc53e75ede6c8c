import type { Presence, Status } from '../wire/status.js';
import type { IconName } from './icons.js';

export const statusWords: Record<Status, string> = {
  available: 'Available',
  onInteraction: 'On interaction',
  wrapUp: 'Wrap-up',
  onBreak: 'On break',
  loggedOut: 'Logged out',
};

export const statusIcons: Record<Status, IconName> = {
  available: 'checkCircle',
  onInteraction: 'phone',
  wrapUp: 'pencil',
  onBreak: 'cup',
  loggedOut: 'power',
};

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** A status as people say it, a break with its reason. */
export function statusInWords({ status, reason }: Presence): string {
  return reason === undefined || reason === '' ? statusWords[status] : `${statusWords[status]}: ${capitalised(reason)}`;
}

export function plural(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString('en')} ${number === 1 ? one : many}`;
}
