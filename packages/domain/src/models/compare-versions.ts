import type { MetricsInForce } from './metrics-in-force.js';
import type { ClassifierSummary } from './model.js';

/** A classifier with its held-out figures, if it has any. */
export interface MeasuredClassifier {
  readonly classifier: ClassifierSummary;
  readonly metrics: Pick<MetricsInForce, 'precision' | 'recall' | 'f1'> | null;
}

/** What a candidate has for a subject beside what serves it; changes are candidate less serving. */
export interface ClassifierComparison {
  readonly subjectId: number;
  readonly candidate: ClassifierSummary | null;
  readonly serving: ClassifierSummary | null;
  readonly f1Change: number | null;
  readonly precisionChange: number | null;
  readonly recallChange: number | null;
}

/** Subject by subject: those of the candidate in its order, then those that only what serves has. */
export function compareClassifiers(
  candidates: readonly MeasuredClassifier[],
  serving: readonly MeasuredClassifier[],
): ClassifierComparison[] {
  const before = new Map(serving.map((measured) => [measured.classifier.subjectId, measured]));
  const after = new Map(candidates.map((measured) => [measured.classifier.subjectId, measured]));
  return [...new Set([...after.keys(), ...before.keys()])].map((subjectId) =>
    compare(subjectId, after.get(subjectId), before.get(subjectId)),
  );
}

function compare(
  subjectId: number,
  candidate: MeasuredClassifier | undefined,
  serving: MeasuredClassifier | undefined,
): ClassifierComparison {
  const change = (figure: 'precision' | 'recall' | 'f1'): number | null => {
    const [after, before] = [candidate?.metrics?.[figure] ?? null, serving?.metrics?.[figure] ?? null];
    return after === null || before === null ? null : after - before;
  };
  return {
    subjectId,
    candidate: candidate?.classifier ?? null,
    serving: serving?.classifier ?? null,
    f1Change: change('f1'),
    precisionChange: change('precision'),
    recallChange: change('recall'),
  };
}
