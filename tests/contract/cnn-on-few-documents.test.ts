import { readFile } from 'node:fs/promises';
import type { Chunk, DocumentLabels, LearnerDocument } from '@classmark/learner';
import { loadLearner } from '@classmark/learners';
import { expect, it } from 'vitest';
import { z } from 'zod';

const recordSchema = z.object({ id: z.string(), title: z.string(), text: z.string(), subjects: z.array(z.string()) });

interface Sample {
  readonly documents: readonly LearnerDocument[];
  readonly labels: readonly DocumentLabels[];
  readonly subjects: number;
}

/** The labelled documents of the sample corpus with their root subjects. */
async function readSample(): Promise<Sample> {
  const lines = await readFile(new URL('../../prisma/sample/labelled.jsonl', import.meta.url), 'utf8');
  const documents = lines
    .trim()
    .split('\n')
    .map((line) => recordSchema.parse(JSON.parse(line)));
  const rootOf = (path: string) => path.split('/')[1] ?? '';
  const roots = [...new Set(documents.flatMap(({ subjects }) => subjects.map(rootOf)))];
  const labels = documents.map(({ subjects }) => {
    const own = new Set(subjects.map((path) => roots.indexOf(rootOf(path))));
    return { yes: Uint32Array.from([...own].sort((a, b) => a - b)), no: 'rest' } as const;
  });
  return { documents, labels, subjects: roots.length };
}

/** The micro-F1 of the best single cut through all scores. */
function bestMicroF1(scores: Float64Array, labels: readonly DocumentLabels[], subjects: number): number {
  const cells = Array.from(scores, (score, cell) => {
    const own = labels[Math.floor(cell / subjects)];
    return { score, isYes: own?.yes.includes(cell % subjects) ?? false };
  }).sort((a, b) => b.score - a.score);
  const positives = cells.filter(({ isYes }) => isYes).length;
  let [found, best] = [0, 0];
  for (const [i, { isYes }] of cells.entries()) {
    if (isYes) found += 1;
    best = Math.max(best, (2 * found) / (i + 1 + positives));
  }
  return best;
}

it('a network learns a few hundred documents until it has learnt them', { timeout: 120_000 }, async () => {
  const { documents, labels, subjects } = await readSample();
  const pick = (isHeld: boolean): Chunk => ({
    documents: documents.filter((_, i) => (i % 5 === 0) === isHeld),
    labels: labels.filter((_, i) => (i % 5 === 0) === isHeld),
  });
  const [held, learnt] = [pick(true), pick(false)];
  const learner = await loadLearner('cnn');
  const context = { seed: 1, signal: new AbortController().signal, onProgress: () => {} };
  const weights = await learner.fit(() => [learnt], subjects, learner.parseParameters({}), context);
  expect(bestMicroF1(learner.decide(weights, held.documents), held.labels, subjects)).toBeGreaterThan(0.65);
});
