import type { ClassifierState, SubjectSelection, VersionState } from '@classmark/domain';
import { enumType } from '../graphql/enum-type.js';

export const SubjectSelectionEnum = enumType<SubjectSelection>('SubjectSelection', 'Which subjects a model covers.', {
  roots: 'Those without a broader one; a narrower label counts for them.',
  leaves: 'Those without a narrower one.',
  branch: 'One subject and all that are narrower.',
  list: 'Those named.',
});

export const VersionStateEnum = enumType<VersionState>('VersionState', 'How a version stands, by its deployments.', {
  candidate: 'Never deployed.',
  serving: 'Serves all subjects it was trained for.',
  partly_serving: 'Serves some of them.',
  retired: 'Served once, and no more.',
});

export const ClassifierStateEnum = enumType<ClassifierState>('ClassifierState', 'What training made of a subject.', {
  trained: 'It can serve.',
  skipped: 'Nothing could be learnt of it.',
});
