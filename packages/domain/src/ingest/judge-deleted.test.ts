import { expect, it } from 'vitest';
import type { SetAsideReason } from './import-report.js';
import { judgeDeleted } from './judge-deleted.js';

it.each<[string, boolean, SetAsideReason | null, SetAsideReason | null]>([
  ['is active', false, null, 'deleted_by_source'],
  ['is a duplicate', false, 'duplicate_content', 'deleted_by_source'],
  ['has too few words', false, 'too_few_words', 'deleted_by_source'],
  ['was deleted before', false, 'deleted_by_source', 'deleted_by_source'],
  ['was merged into another', false, 'merged', 'merged'],
  ['was restored', true, null, null],
  ['was restored and then merged', true, 'merged', 'merged'],
])('a deleted document that %s (restored: %s, aside: %s) stands aside as %s', (_, isRestored, setAside, reason) => {
  expect(judgeDeleted({ isRestored, setAside })).toBe(reason);
});
