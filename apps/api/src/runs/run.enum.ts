import { type RunKind, type RunState, runKinds } from '@classmark/domain';
import { enumType } from '../graphql/enum-type.js';

export const RunKindEnum = enumType<RunKind>('RunKind', 'A kind of run.', runKinds);

export const RunStateEnum = enumType<RunState>('RunState', 'The state of a run.', {
  queued: 'Waiting for a worker.',
  running: 'Running.',
  succeeded: 'Finished.',
  failed: 'Ended by a problem.',
  cancelled: 'Cancelled by somebody.',
});
