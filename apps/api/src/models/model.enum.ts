import type { ClassifierState, PromiseScope, SubjectSelection, VersionState } from '@classmark/domain';
import { enumType } from '../graphql/enum-type.js';

export const SubjectSelectionEnum = enumType<SubjectSelection>('SubjectSelection', 'Which subjects a model covers.', {
  roots: 'Subjects without a broader one; labels of narrower subjects count for them.',
  leaves: 'Subjects without a narrower one.',
  branch: 'One subject and everything narrower.',
  list: 'The listed subjects.',
});

export const PromiseScopeEnum = enumType<PromiseScope>('PromiseScope', 'What the target precision is promised for.', {
  each: 'Each subject by itself.',
  together:
    'All that the subjects of a version publish together: a subject may be below it. It holds where all of them are deployed.',
});

export const VersionStateEnum = enumType<VersionState>('VersionState', 'The state of a version.', {
  candidate: 'Never deployed.',
  serving: 'Deployed for all its trained subjects.',
  partly_serving: 'Deployed for some of its trained subjects.',
  retired: 'No longer deployed.',
});

export const ClassifierStateEnum = enumType<ClassifierState>('ClassifierState', 'Whether a subject could be learnt.', {
  trained: 'It can be deployed.',
  skipped: 'There was too little to learn from.',
});
