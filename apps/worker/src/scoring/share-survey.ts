import type { ClassifierShare } from '@classmark/domain';
import { hasFallen, PrevalenceEstimator } from '@classmark/evaluation';
import type { TrainedClassifier } from '@classmark/learners';

/** What is estimated of. */
export interface SurveyedClassifier {
  readonly versionId: number;
  readonly subjectId: number;
  readonly evidence: TrainedClassifier['evidence'];
}

/** Estimates without labels how frequent the subjects of some classifiers are among new documents. */
export class ShareSurvey {
  private readonly surveyed: readonly (SurveyedClassifier & { readonly estimator: PrevalenceEstimator })[];
  private documents = 0;

  constructor(classifiers: readonly SurveyedClassifier[]) {
    this.surveyed = classifiers.map((classifier) => ({ ...classifier, estimator: new PrevalenceEstimator() }));
  }

  /** @param probabilities of one document, `[classifiers]` */
  add(probabilities: ArrayLike<number>): void {
    for (const [i, { estimator }] of this.surveyed.entries()) estimator.add(probabilities[i] ?? 0);
    this.documents += 1;
  }

  /** Nothing without a document; without classifiers of before their training share was kept. */
  finish(): ClassifierShare[] {
    if (this.documents === 0) return [];
    return this.surveyed.flatMap(({ versionId, subjectId, evidence, estimator }) => {
      if (evidence.trainingShare === null) return [];
      const share = estimator.estimate(evidence.trainingShare);
      const { training, estimated } = share;
      const fell = hasFallen(share, evidence.driftRatio);
      return [{ versionId, subjectId, training, estimated, documents: this.documents, hasFallen: fell }];
    });
  }
}
