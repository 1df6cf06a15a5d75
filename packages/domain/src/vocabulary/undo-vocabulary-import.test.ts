import { describe, expect, it } from 'vitest';
import type { Effect } from '../upkeep/effect.js';
import {
  changesSuggestions,
  requireUndoableVocabulary,
  type VocabularyUndoSituation,
} from './undo-vocabulary-import.js';

describe('undoing the import of a vocabulary', () => {
  const situation: VocabularyUndoSituation = { isUndone: false, laterFile: null, changedSince: [], displaced: [] };

  it('is allowed where nothing was done since', () => {
    expect(() => requireUndoableVocabulary(situation)).not.toThrow();
  });

  it.each<[Partial<VocabularyUndoSituation>, string]>([
    [{ isUndone: true, laterFile: 'b.ttl' }, 'This import has already been undone.'],
    [
      { laterFile: 'b.ttl', changedSince: ['A'] },
      '"b.ttl" was imported into the scheme later; undo that import first.',
    ],
    [
      { changedSince: ['A', 'B', 'C', 'D', 'E'] },
      '"A", "B", "C" and 2 more changed after this import, so the import cannot be undone.',
    ],
    [{ displaced: ['A'] }, '"A" cannot come back, because other subjects have taken its place, label or URI.'],
  ])('is refused for %o', (change, message) => {
    expect(() => requireUndoableVocabulary({ ...situation, ...change })).toThrow(
      expect.objectContaining({ code: 'CONFLICT', message }),
    );
  });

  it.each<[string, Effect[], boolean]>([
    ['nothing', [], false],
    ['subjects alone', [{ action: 'restore', kind: 'subjects', count: 3 }], false],
    ['labels', [{ action: 'restore', kind: 'labels', count: 1 }], true],
    ['classifiers', [{ action: 'restore', kind: 'classifiers', count: 1 }], true],
    ['nothing, but deletes what was added', [{ action: 'delete', kind: 'labels', count: 1 }], false],
  ])('that brings back %s has documents scored if that may change what is suggested', (_, effects, expected) => {
    expect(changesSuggestions(effects)).toBe(expected);
  });
});
