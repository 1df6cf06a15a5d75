import type { ActKind, PredictionState, QueueOrder, SuggestionChangeKind, Verdict } from '@classmark/domain';
import { enumType } from '../graphql/enum-type.js';

export const PredictionStateEnum = enumType<PredictionState>('PredictionState', 'The state of a suggestion.', {
  published: 'At or above the accept threshold: shown without anybody’s decision.',
  queued: 'In review: between the thresholds, or above the review threshold of a subject that is review only.',
  accepted: 'A person said yes.',
  rejected: 'A person said no.',
  withdrawn: 'Below the review threshold, or of a classifier that is no longer deployed: kept, but not shown.',
});

export const SuggestionChangeKindEnum = enumType<SuggestionChangeKind>(
  'SuggestionChangeKind',
  'A kind of change of a suggestion.',
  {
    published: 'It is shown from now on: published, accepted, or its document was restored.',
    withdrawn: 'It is no longer shown: withdrawn, rejected, or its document was set aside or deleted.',
  },
);

export const VerdictEnum = enumType<Verdict>('Verdict', 'A person’s answer about one document and one subject.', {
  accept: 'The document has the subject.',
  reject: 'The document does not have the subject.',
});

export const ActKindEnum = enumType<ActKind>('ActKind', 'A kind of act.', {
  accept: 'Accepts suggestions.',
  reject: 'Rejects suggestions.',
  correct: 'Accepts some subjects and rejects others.',
  label: 'Adds or removes a subject of a document, whatever was suggested.',
});

export const ReviewOrderEnum = enumType<QueueOrder>('ReviewOrder', 'The order of the review queue.', {
  closest_to_threshold: 'Least certain first: a decision there teaches the model most.',
  most_probable: 'Most probable first.',
  newest: 'Most recently imported first.',
});
