import { averagePrecision, confusionPerSubject, precisionRecallF1, scoredLabels } from '@classmark/evaluation';
import {
  type ImbalanceStrategy,
  imbalanceStrategies,
  loadRecipe,
  type TrainingResult,
  trainClassifiers,
} from '@classmark/learners';
import { type Labelled, type RareSubjects, splitRare } from './rare-subjects.js';

/** One subject on the test documents. */
export interface SubjectFigures {
  readonly f1: number;
  readonly precision: number;
  readonly recall: number;
  readonly averagePrecision: number;
}

/** What one seed's split gives: for each strategy `[subjects]`. */
export type SeedFigures = Readonly<Record<ImbalanceStrategy, readonly SubjectFigures[]>>;

/** Words and titles: pairs and characters, which small corpora have too, would take ten times as long. */
const blocks = { pairWeight: 0, characterWeight: 0 };

async function train(strategy: ImbalanceStrategy, [training, test]: [Labelled, Labelled], task: Task) {
  return trainClassifiers({
    recipe: await loadRecipe('linear', { ...blocks, imbalance: strategy }),
    subjects: task.subjects,
    training: () => [training],
    test: () => [test],
    targetPrecision: 0.9,
    seed: task.seed,
    signal: new AbortController().signal,
    onProgress: () => {},
  });
}

interface Task {
  readonly subjects: readonly string[];
  readonly seed: number;
}

function figuresOf({ evaluation }: TrainingResult): SubjectFigures[] {
  return (evaluation?.perSubject ?? []).map(({ f1, precision, recall, averagePrecision: area }) => ({
    ...{ f1, precision, recall },
    averagePrecision: area ?? 0,
  }));
}

/** `none` has the scores of threshold moving, and says yes from 0 up. */
function figuresUnmoved({ learner, weights, tested }: TrainingResult, { documents }: Labelled): SubjectFigures[] {
  if (tested === null) return [];
  const { truth } = tested;
  const scores = learner.decide(weights, documents);
  const confusions = confusionPerSubject(
    truth,
    Uint8Array.from(scores, (score) => Number(score >= 0)),
  );
  return confusions.map((confusion, subject) => {
    const area = averagePrecision(scoredLabels(truth, scores, subject));
    return { ...precisionRecallF1(confusion), averagePrecision: area ?? 0 };
  });
}

/** Trains by every strategy on four fifths, and measures on the fifth. */
export async function measureStrategies(rare: RareSubjects, seed: number): Promise<SeedFigures> {
  const split = splitRare(rare, seed);
  const task = { subjects: rare.subjects.map(({ name }) => name), seed };
  const moved = await train('threshold-moving', split, task);
  const figures = new Map<ImbalanceStrategy, SubjectFigures[]>([
    ['none', figuresUnmoved(moved, split[1])],
    ['threshold-moving', figuresOf(moved)],
  ]);
  for (const strategy of imbalanceStrategies) {
    if (!figures.has(strategy)) figures.set(strategy, figuresOf(await train(strategy, split, task)));
  }
  const measured = (strategy: ImbalanceStrategy): SubjectFigures[] => figures.get(strategy) ?? [];
  return {
    none: measured('none'),
    'threshold-moving': measured('threshold-moving'),
    'class-weights': measured('class-weights'),
    undersampling: measured('undersampling'),
    smote: measured('smote'),
    noise: measured('noise'),
    gan: measured('gan'),
  };
}
