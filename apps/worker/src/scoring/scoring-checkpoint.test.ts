import { expect, it } from 'vitest';
import { resumeScoring } from './scoring-checkpoint.js';

const plan = [{ versionId: 1, subjects: [{ subjectId: 7, floor: 0.2, storedFloor: null }] }];
const beginning = resumeScoring(null, plan);

it('begins at the first document', () => {
  expect(beginning).toMatchObject({ lastDocumentId: '0', documents: 0 });
});

it('goes on where an attempt with the same plan stood', () => {
  const saved = { ...beginning, lastDocumentId: '500', documents: 500 };
  expect(resumeScoring(saved, structuredClone(plan))).toEqual(saved);
});

it('begins anew where something else serves, or down to another floor', () => {
  const saved = { ...beginning, lastDocumentId: '500', documents: 500 };
  const other = [{ versionId: 1, subjects: [{ subjectId: 7, floor: 0.1, storedFloor: null }] }];
  expect(resumeScoring(saved, other)).toMatchObject({ lastDocumentId: '0', documents: 0 });
});
