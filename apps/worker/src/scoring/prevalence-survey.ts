import type { ClassifierPrevalence } from '@classmark/domain';
import { hasFallen, PrevalenceEstimator } from '@classmark/evaluation';
import type { TrainedClassifier } from '@classmark/learners';

/** What is estimated of. */
export interface SurveyedClassifier {
  readonly versionId: number;
  readonly subjectId: number;
  readonly thresholdBasis: TrainedClassifier['thresholdBasis'];
}

/** Estimates without labels how frequent the subjects of some classifiers are among new documents. */
export class PrevalenceSurvey {
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

  /** Nothing without a document; without classifiers of before their prevalence in training was kept. */
  finish(): ClassifierPrevalence[] {
    if (this.documents === 0) return [];
    return this.surveyed.flatMap(({ versionId, subjectId, thresholdBasis, estimator }) => {
      if (thresholdBasis.trainingPrevalence === null) return [];
      const change = estimator.estimate(thresholdBasis.trainingPrevalence);
      const { training, estimated } = change;
      const fell = hasFallen(change);
      return [{ versionId, subjectId, training, estimated, documents: this.documents, hasFallen: fell }];
    });
  }
}
