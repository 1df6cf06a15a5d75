import type { RunKind, RunState } from '@classmark/domain';
import { enumType } from '../graphql/enum-type.js';

export const RunKindEnum = enumType<RunKind>('RunKind', 'What a run does.', {
  import: 'Reads a file into documents and labels.',
  training: 'Trains a version of a model.',
  scoring: 'Updates predictions after a deployment, an import or a change of thresholds.',
});

export const RunStateEnum = enumType<RunState>('RunState', 'The state of a run.', {
  queued: 'Waiting for a worker.',
  running: 'Running.',
  succeeded: 'Finished.',
  failed: 'Ended by a problem.',
  cancelled: 'Cancelled by somebody.',
});
