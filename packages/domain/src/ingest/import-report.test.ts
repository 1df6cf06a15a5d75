import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countOutcomes,
  emptyReport,
  outcomeOfDeletion,
  type RowOutcome,
  rowOutcomeOf,
  rowProblemCodes,
  setAsideReasons,
  sumByReason,
} from './import-report.js';

describe('countOutcomes', () => {
  it('counts each row once, by reason', () => {
    const report = countOutcomes(emptyReport, [
      { kind: 'added' },
      { kind: 'added' },
      { kind: 'updated' },
      { kind: 'unchanged' },
      { kind: 'ignored' },
      { kind: 'setAside', reason: 'too_few_words' },
      { kind: 'wrong', code: 'INVALID_JSON' },
    ]);
    expect(report).toEqual({
      seen: 7,
      added: 2,
      updated: 1,
      unchanged: 1,
      ignored: 1,
      setAside: { too_few_words: 1 },
      wrong: { INVALID_JSON: 1 },
    });
  });

  it('adds up, whatever comes and in however many batches', () => {
    const outcome: fc.Arbitrary<RowOutcome> = fc.oneof(
      fc.record({ kind: fc.constantFrom(...(['added', 'updated', 'unchanged', 'ignored'] as const)) }),
      fc.record({ kind: fc.constant('setAside' as const), reason: fc.constantFrom(...setAsideReasons) }),
      fc.record({ kind: fc.constant('wrong' as const), code: fc.constantFrom(...rowProblemCodes) }),
    );
    fc.assert(
      fc.property(fc.array(fc.array(outcome)), (batches) => {
        const report = batches.reduce(countOutcomes, emptyReport);
        const { seen, added, updated, unchanged, ignored, setAside, wrong } = report;
        expect(seen).toBe(added + updated + unchanged + ignored + sumByReason(setAside) + sumByReason(wrong));
        expect(report).toEqual(countOutcomes(emptyReport, batches.flat()));
      }),
    );
  });
});

it.each([
  ['added', null, { kind: 'added' }],
  ['updated', null, { kind: 'updated' }],
  [null, null, { kind: 'unchanged' }],
  ['added', 'too_few_words', { kind: 'setAside', reason: 'too_few_words' }],
  ['updated', 'duplicate_content', { kind: 'setAside', reason: 'duplicate_content' }],
  [null, 'merged', { kind: 'setAside', reason: 'merged' }],
] as const)('a row whose document was %s and stands aside as %s counts as %o', (written, reason, outcome) => {
  expect(rowOutcomeOf(written, reason)).toEqual(outcome);
});

it.each([
  ['was never here', undefined, { kind: 'ignored' }],
  ['stands aside for it', 'deleted_by_source', { kind: 'setAside', reason: 'deleted_by_source' }],
  ['stays merged into another', 'merged', { kind: 'unchanged' }],
  ['stays, as a person restored it', null, { kind: 'unchanged' }],
] as const)('a row that says that a document was deleted, which %s, counts as %o', (_, reason, outcome) => {
  expect(outcomeOfDeletion(reason)).toEqual(outcome);
});
