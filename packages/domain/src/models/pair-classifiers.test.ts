import { expect, it } from 'vitest';
import { pairClassifiers, type TestLabels } from './pair-classifiers.js';

/** 60 documents; every third has the first of two subjects, every second the other. */
const labels: readonly TestLabels[] = Array.from({ length: 60 }, (_, i) => ({
  yes: [3, 2].flatMap((step, subject) => (i % step === 0 ? [subject] : [])),
  no: null,
}));
const right = Uint8Array.from(labels.flatMap(({ yes }) => [0, 1].map((subject) => (yes.includes(subject) ? 1 : 0))));
/** Right but for so many documents of the first subject. */
const wrongOn = (documents: number): Uint8Array =>
  right.map((given, cell) => (cell % 2 === 0 && cell / 2 < documents ? 1 - given : given));
const pair = (candidate: Uint8Array, serving: Uint8Array, known = labels) =>
  pairClassifiers({ labels: known, candidate, serving, subjectIds: [7, 9] }).subjects;

it('is worse where more documents are lost than chance explains', () => {
  expect(pair(wrongOn(12), right)).toMatchObject([
    { subjectId: 7, gained: 0, lost: 12, isNotWorse: false },
    { subjectId: 9, gained: 0, lost: 0, isNotWorse: true },
  ]);
});

it('is not worse where chance explains what is lost', () => {
  expect(pair(wrongOn(4), right)[0]).toMatchObject({
    gained: 0,
    lost: 4,
    pValue: expect.closeTo(0.25, 12),
    isNotWorse: true,
  });
});

it('is not worse where it is better, and says by how much', () => {
  const [subject] = pair(right, wrongOn(12));
  expect(subject).toMatchObject({ gained: 12, lost: 0, isNotWorse: true });
  expect(subject?.f1Change?.low).toBeGreaterThan(0);
});

it('counts no document of which the subject is unknown', () => {
  const unknown = labels.map(({ yes }) => ({ yes: yes.filter((subject) => subject !== 0), no: [] }));
  expect(pair(wrongOn(12), right, unknown)[0]).toMatchObject({ gained: 0, lost: 0, f1Change: null });
});
