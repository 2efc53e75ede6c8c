import { describe, expect, it } from 'vitest';
import { audienceInWords } from './audience-words.js';

const directory = {
  campaigns: [{ id: 'c1', name: 'Spring sale', agents: 3 }],
  lists: [],
  teams: [{ id: 't1', name: 'Amber', agents: 2 }],
  queues: [{ id: 'q1', name: 'English', agents: 1 }],
};
const nameOf = (id: string) => ({ a1: 'Amara', a2: 'Ben' })[id];
const words = (audience: Parameters<typeof audienceInWords>[0]) => audienceInWords(audience, directory, nameOf);

describe('audience in words', () => {
  it('names people, or counts them when they are many or unknown', () => {
    expect(words({ agents: ['a1', 'a2'] })).toBe('Amara, Ben');
    expect(words({ agents: ['a1', 'a9'] })).toBe('2 agents');
    expect(words({ agents: ['a9'] })).toBe('1 agent');
  });

  it('says any-of as or, all-of as in', () => {
    expect(words({ filter: { campaigns: ['c1'], queues: ['q1', 'q9'], statuses: ['onBreak'] } })).toBe(
      'Spring sale, in English or q9, in On break',
    );
  });

  it('tells exceptions', () => {
    expect(words({ everyone: true })).toBe('Everyone');
    expect(words({ filter: { teams: ['t1'], except: { agents: ['a1'], teams: ['t2'] } } })).toBe(
      'Amber, except t2 or Amara',
    );
  });
});
