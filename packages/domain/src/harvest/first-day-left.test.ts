import { expect, it } from 'vitest';
import { firstDayLeft, type TakenInBefore, takesInAsMuch } from './first-day-left.js';

const harvest = (from: string | null, askedOn: string) => ({ from, askedAt: new Date(`${askedOn}T02:00:00Z`) });

it.each<[string, string | null, ReturnType<typeof harvest>[], string | null]>([
  ['without an earlier harvest is what is wanted', '2020-01-01', [], '2020-01-01'],
  ['after one of everything is the day before it', null, [harvest(null, '2026-03-01')], '2026-02-28'],
  ['is not moved by one of some days', null, [harvest('2026-11-01', '2026-11-20')], null],
  ['is moved by one of the days that are wanted', '2026-11-05', [harvest('2026-11-01', '2026-11-20')], '2026-11-19'],
  [
    'after one that goes on from another is later',
    null,
    [harvest(null, '2026-03-01'), harvest('2026-02-28', '2026-03-08')],
    '2026-03-07',
  ],
  [
    'is not moved by one that leaves a gap',
    null,
    [harvest(null, '2026-03-01'), harvest('2026-03-07', '2026-03-08')],
    '2026-02-28',
  ],
  [
    'is moved by one that fills the gap',
    null,
    [harvest(null, '2026-03-01'), harvest('2026-03-07', '2026-03-08'), harvest('2026-02-20', '2026-03-09')],
    '2026-03-08',
  ],
  ['is not before what is wanted', '2027-01-01', [harvest(null, '2026-03-01')], '2027-01-01'],
])('the first day left %s', (_what, from, earlier, left) => {
  expect(firstDayLeft(from, earlier)).toBe(left);
});

const little = { otherContent: false, scheme: null, createSubjects: false, labelsComplete: false };
const much = { otherContent: true, scheme: 'Areas', createSubjects: true, labelsComplete: true };

it.each<[string, TakenInBefore, typeof little | typeof much, boolean]>([
  ['as much', little, little, true],
  ['more', much, little, true],
  ['all that is wanted', much, much, true],
  ['subjects of another scheme', { ...much, scheme: 'Topics' }, much, false],
  ['no subjects', { ...much, scheme: null }, much, false],
  ['no other content', { ...much, otherContent: false }, much, false],
  ['only subjects that were there', { ...much, createSubjects: false }, much, false],
  ['labels that were not complete', { ...much, labelsComplete: false }, much, false],
  ['nobody knows what', { ...much, otherContent: null }, little, false],
])('a harvest that took in %s counts as one before', (_, before, wanted, expected) => {
  expect(takesInAsMuch(before, wanted)).toBe(expected);
});
