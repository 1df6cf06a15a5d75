import { formatConstant } from '@/lib/format';

/** A phase is `stage` or `stage/step`; people are told the stage. */
const stages: Partial<Record<string, string>> = {
  import: 'Importing',
  read: 'Reading',
  harvest: 'Harvesting',
  wait: 'Waiting for the source',
  labels: 'Reading labels',
  encode: 'Encoding',
  calibration: 'Calibrating',
  fit: 'Training',
  evaluation: 'Evaluating',
  score: 'Scoring',
  move: 'Updating suggestions',
};

/** `calibration/score` → "Calibrating". */
export function phaseName(phase: string): string {
  const [stage = phase] = phase.split('/');
  return stages[stage] ?? formatConstant(stage);
}
