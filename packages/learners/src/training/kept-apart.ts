import { chance } from '@classmark/evaluation';
import type { LearnerDocument } from '@classmark/learner';
import { hasKnownCell } from '../features/survey.js';
import { yieldToEvents } from '../yield-to-events.js';
import { contentOf } from './content-of.js';
import { selectDocuments } from './corpora.js';
import { CellRows, concatenate } from './growing-matrices.js';
import type { UnseenScores } from './out-of-fold.js';
import { fitPart, type Task } from './task.js';

/** Of a thousand documents, those kept apart from the fit for calibration and thresholds. */
const KEPT_APART = 100;
/** More cells of these than this, and fewer documents are kept apart. */
const MOST_CELLS = 2 ** 24;
/** Makes the choice independent of other choices by hash. */
const SALT = 10;

/** By content, so that duplicates stay together. */
function isKeptApart(document: LearnerDocument, share: number): boolean {
  return chance(contentOf(document), SALT) < share;
}

/** Fits once, on nine documents in ten, and scores the tenth by what was learnt: for corpora that are streamed. */
export async function fitAndScoreApart<Parameters, Weights>(
  task: Task<Parameters, Weights>,
): Promise<{ readonly weights: Weights; readonly unseen: UnseenScores }> {
  const { survey, subjects } = task;
  const share = Math.min(KEPT_APART, Math.floor((1000 * MOST_CELLS) / Math.max(1, survey.labelled * subjects)));
  const expected = Math.round((survey.labelled * share) / 1000);
  task.ledger.plan([survey.labelled - expected], expected);
  const fitted = selectDocuments(task.corpus, (document) => !isKeptApart(document, share));
  const weights = await fitPart(task, fitted, 'fit');
  const unseen = await scoreApart({ ...task, weights }, (document) => isKeptApart(document, share));
  return { weights, unseen };
}

async function scoreApart<Parameters, Weights>(
  { learner, weights, corpus, subjects, signal, ledger }: Task<Parameters, Weights> & { readonly weights: Weights },
  isMine: (document: LearnerDocument) => boolean,
): Promise<UnseenScores> {
  const rows = new CellRows(subjects);
  const scores: Float64Array[] = [];
  let scored = 0;
  for await (const { documents, labels } of selectDocuments(corpus, isMine)()) {
    signal.throwIfAborted();
    const known = labels.map(hasKnownCell);
    for (const label of labels) if (hasKnownCell(label)) rows.push(label);
    scores.push(
      learner.decide(
        weights,
        documents.filter((_, i) => known[i]),
      ),
    );
    scored += documents.length;
    ledger.report('calibration', 'score', scored);
    await yieldToEvents();
  }
  ledger.finish(scored);
  const truth = rows.finish();
  return { truth, scores: concatenate(scores), folds: new Uint8Array(truth.documents) };
}
