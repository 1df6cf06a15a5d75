import type { ActKind, PredictionState, QueueOrder, Verdict } from '@classmark/domain';
import { enumType } from '../graphql/enum-type.js';

export const PredictionStateEnum = enumType<PredictionState>('PredictionState', 'Where a suggestion stands.', {
  published: 'At or above the accept threshold: shown without a person.',
  queued: 'Between the thresholds, or of a subject that is review only: a person is asked.',
  accepted: 'A person agreed.',
  rejected: 'A person did not.',
  withdrawn: 'Under the review threshold, or of a version that no longer serves: kept, but not offered.',
});

export const VerdictEnum = enumType<Verdict>('Verdict', 'What a person said of a document and a subject.', {
  accept: 'It has the subject.',
  reject: 'It has not.',
});

export const ActKindEnum = enumType<ActKind>('ActKind', 'What an act says.', {
  accept: 'Suggestions are right.',
  reject: 'Suggestions are wrong.',
  correct: 'Some subjects are right and some are wrong, as one.',
  label: 'A document has, or has not, a subject, whatever was suggested.',
});

export const ReviewOrderEnum = enumType<QueueOrder>('ReviewOrder', 'What comes first.', {
  closest_to_threshold: 'What the model is least sure of: where a decision teaches most.',
  most_probable: 'What is most probably right.',
  newest: 'What came in last.',
});
