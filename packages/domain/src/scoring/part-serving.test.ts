import { expect, it } from 'vitest';
import { partServing, type ServingParts } from './part-serving.js';

const plan = [{ versionId: 1, subjects: [{ subjectId: 10 }, { subjectId: 11 }] }];

it.each<[string, Parameters<typeof partServing>[1], ServingParts]>([
  ['as it was', [{ subjectId: 10, versionId: 1 }], { asPlanned: new Map([[10, 1]]), elsewhere: [] }],
  ['by another version', [{ subjectId: 11, versionId: 2 }], { asPlanned: new Map(), elsewhere: [11] }],
  ['that was not planned', [{ subjectId: 12, versionId: 1 }], { asPlanned: new Map(), elsewhere: [12] }],
  ['no more', [], { asPlanned: new Map(), elsewhere: [] }],
])('of a subject that is served %s by now, a scoring may write what it planned', (_, serving, parts) => {
  expect(partServing(plan, serving)).toEqual(parts);
});
