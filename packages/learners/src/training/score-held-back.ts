import type { Chunk, WordCounts } from '@classmark/learner';
import { yieldToEvents } from '../yield-to-events.js';
import type { ScoresToChooseBy } from './calibrate-subjects.js';
import type { WholeCorpus } from './corpora.js';
import { CellRows, concatenate } from './growing-matrices.js';
import { type HoldingPlan, HoldingReader } from './held-back.js';
import type { UnseenScores } from './out-of-fold.js';
import { fitPart, type Task } from './task.js';

/** Of a thousand documents, the most that are held back from the fit for calibration and thresholds. */
const mostSampled = 100;
/** They stay in memory until the fit has ended: not more of them and of their cells than this. */
const mostDocuments = 8_000;
const mostCells = 2 ** 24;
/** Of a thousand documents, how many are held back because they came last; and the most of them and of their cells. */
const laterShare = 20;
const mostLater = 2_000;
const mostLaterCells = 2 ** 22;
/** In which calibration is chosen. */
const calibrationFolds = 5;

function planHolding({ counted, subjects }: Task): HoldingPlan {
  const labelled = counted.documents;
  const most = Math.min(mostDocuments, mostCells / subjects);
  const sampled = Math.min(mostSampled, Math.ceil((1000 * most) / Math.max(1, labelled)));
  const later = Math.floor(Math.min(mostLater, mostLaterCells / subjects, (labelled * laterShare) / 1000));
  return { sampled, later, counted };
}

/**
 * Fits once and scores by what was learnt the documents of a calibration sample, one in ten at the most, and those that
 * came last: for corpora that are streamed. One pass over the corpus where the fit makes one.
 */
export async function fitAndScoreHeldBack(
  task: Task,
  whole: WholeCorpus,
): Promise<ScoresToChooseBy & { readonly weights: unknown; readonly later: UnseenScores }> {
  const plan = planHolding(task);
  const labelled = plan.counted.documents;
  const sampled = Math.round(((labelled - plan.later) * plan.sampled) / 1000);
  const learnt = labelled - plan.later - sampled;
  task.ledger.plan([learnt], sampled + plan.later);
  const reader = new HoldingReader(whole, plan);
  const share = learnt / Math.max(1, labelled);
  const weights = await fitPart(task, () => reader.read(), { stage: 'fit', share });
  const { sample, later } = await reader.heldBack(task.signal);
  const fitted = { ...task, weights };
  return { weights, unseen: await scoreChunks(fitted, sample), later: await scoreChunks(fitted, later) };
}

async function scoreChunks(
  { learner, weights, subjects, signal, ledger }: Task & { readonly weights: unknown },
  chunks: readonly Chunk[],
): Promise<UnseenScores> {
  const rows = new CellRows(subjects);
  const scores: Float64Array[] = [];
  const words: WordCounts[] = [];
  let scored = 0;
  for (const { documents, labels } of chunks) {
    signal.throwIfAborted();
    for (const label of labels) rows.push(label);
    scores.push(learner.decide(weights, documents));
    for (const document of documents) words.push(learner.countWords(weights, document));
    scored += documents.length;
    ledger.report('calibration', 'score', scored);
    await yieldToEvents();
  }
  ledger.finish(scored);
  const truth = rows.finish();
  const folds = Uint8Array.from({ length: truth.documents }, (_, i) => i % calibrationFolds);
  return { truth, scores: concatenate(scores), folds, words };
}
