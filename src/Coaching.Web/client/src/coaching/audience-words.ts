import { plural, statusWords } from '../design/words.js';
import type { Audience } from '../wire/audience.js';
import type { Directory } from '../wire/directory.js';
import { status } from '../wire/status.js';
import { groupKinds, groupName } from './filter-state.js';

type NameOf = (agent: string) => string | undefined;

/** An audience as people would say it: names, never ids where a name is known. */
export function audienceInWords(audience: Audience, directory: Directory | undefined, nameOf: NameOf): string {
  if (audience.everyone === true) return 'Everyone';
  if (audience.agents) return agentsInWords(audience.agents, nameOf);
  const { filter } = audience;
  if (!filter) return 'Nobody';
  const groups = groupKinds.map((kind) => (filter[kind] ?? []).map((id) => groupName(directory, kind, id)));
  const statuses = (filter.statuses ?? []).map(statusName);
  const parts = [...groups, statuses].filter((names) => names.length > 0).map((names) => names.join(' or '));
  const excepted = exceptions(filter.except, directory, nameOf);
  return (parts.join(', in ') || 'Everyone') + (excepted === '' ? '' : `, except ${excepted}`);
}

function exceptions(
  except: NonNullable<Audience['filter']>['except'],
  directory: Directory | undefined,
  nameOf: NameOf,
): string {
  if (!except) return '';
  const groups = groupKinds.flatMap((kind) => (except[kind] ?? []).map((id) => groupName(directory, kind, id)));
  const agents = (except.agents ?? []).length > 0 ? [agentsInWords(except.agents ?? [], nameOf)] : [];
  return [...groups, ...(except.statuses ?? []).map(statusName), ...agents].join(' or ');
}

function agentsInWords(agents: readonly string[], nameOf: NameOf): string {
  const names = agents.slice(0, 3).map(nameOf);
  return agents.length <= 3 && names.every((name) => name !== undefined)
    ? names.join(', ')
    : plural(agents.length, 'agent');
}

function statusName(name: string): string {
  try {
    return statusWords[status(name)];
  } catch {
    return name;
  }
}
