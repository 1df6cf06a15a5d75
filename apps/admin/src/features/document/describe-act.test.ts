import { describe, expect, it } from 'vitest';
import type { ActKind, Verdict } from '../../gql/graphql.js';
import { describeAct } from './describe-act.js';

const decided = (kind: ActKind, ...said: [Verdict, string][]) =>
  said.map(([verdict, label]) => ({
    verdict,
    subject: { label, paths: [`/${label}`], sharesName: label === 'History', scheme: { name: 'Plants' } },
    act: { kind },
  }));

describe('an act in words', () => {
  it.each([
    [decided('ACCEPT', ['ACCEPT', 'Botany'], ['ACCEPT', 'Ecology']), 'accepted Botany, Ecology'],
    [decided('REJECT', ['REJECT', 'Botany']), 'rejected Botany'],
    [decided('CORRECT', ['REJECT', 'Earth sciences'], ['ACCEPT', 'Robotics']), 'replaced Earth sciences with Robotics'],
    [decided('LABEL', ['ACCEPT', 'Botany']), 'added Botany'],
    [decided('ACCEPT', ['ACCEPT', 'History']), 'accepted History (Plants)'],
    [decided('LABEL', ['REJECT', 'Botany']), 'marked as not Botany'],
  ])('%j', (decisions, sentence) => {
    expect(describeAct(decisions)).toBe(sentence);
  });
});
