import type { RunKind, RunState } from '@classmark/domain';
import { enumType } from '../graphql/enum-type.js';

export const RunKindEnum = enumType<RunKind>('RunKind', 'What a run does.', {
  import: 'Reads a file into documents and labels.',
  training: 'Trains a version of a model.',
  scoring: 'Brings predictions up to what is deployed, or to thresholds.',
});

export const RunStateEnum = enumType<RunState>('RunState', 'How a run stands.', {
  queued: 'Waits for a worker.',
  running: 'A worker is at it.',
  succeeded: 'Done.',
  failed: 'Ended by a problem.',
  cancelled: 'Ended because somebody wanted it so.',
});
