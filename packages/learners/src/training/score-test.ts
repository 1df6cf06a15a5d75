import type { LabelMatrix } from '@classmark/evaluation';
import type { Corpus } from '@classmark/learner';
import { yieldToEvents } from '../yield-to-events.js';
import { type Decisions, decideForF1 } from './decide-subjects.js';
import { CellRows, concatenate } from './growing-matrices.js';
import { scoreDocuments } from './score-documents.js';
import type { ScoringModel } from './scoring-model.js';
import type { ProgressLedger } from './training-progress.js';

/** Test documents with what is known, scored and decided of them. */
export interface ScoredTest {
  /** `[documents, subjects]` */
  readonly truth: LabelMatrix;
  /** `[documents, subjects]`, NaN where the subject was skipped */
  readonly probabilities: Float64Array;
  readonly decisions: Decisions;
}

/** Scores the test documents and decides for F1. */
export async function scoreTest<Weights>(
  model: ScoringModel<Weights>,
  test: Corpus,
  run: { readonly giveOne: boolean; readonly signal: AbortSignal; readonly ledger: ProgressLedger },
): Promise<ScoredTest> {
  const rows = new CellRows(model.classifiers.length);
  const parts: Float64Array[] = [];
  let scored = 0;
  for await (const { documents, labels } of test()) {
    run.signal.throwIfAborted();
    for (const label of labels) rows.push(label);
    parts.push(scoreDocuments(model, documents));
    scored += documents.length;
    run.ledger.report('evaluation', 'score', scored);
    await yieldToEvents();
  }
  const probabilities = concatenate(parts);
  return { truth: rows.finish(), probabilities, decisions: decideForF1(probabilities, model.classifiers, run.giveOne) };
}
