import type { TrainingProgress, TrainingStage } from '@classmark/learners';
import { createBar } from './create-bar.js';
import type { Terminal } from './terminal.js';

const stageNames: Readonly<Record<TrainingStage, string>> = {
  labels: 'reading',
  calibration: 'calibrating',
  fit: 'training',
  evaluation: 'scoring',
};

/** The progress of a training; shown only on a terminal. */
export interface ProgressBar extends Disposable {
  update(progress: TrainingProgress): void;
  /** A line for people, above the bar. */
  say(line: string): void;
}

/** @param task what is trained, if there are several */
export function createProgressBar({ progress: stream, err }: Terminal, task = ''): ProgressBar {
  if (stream === null) return { update: () => {}, say: (line) => err(`${line}\n`), [Symbol.dispose]: () => {} };
  const format = '{task}{stage} [{bar}] {percentage}%, {duration_formatted}, {eta_formatted} left';
  const bar = createBar({ stream, format, hideCursor: true });
  bar.start(1, 0, { task: task && `${task}: `, stage: stageNames.labels });
  return {
    update({ stage, fit, fits, done, total }) {
      const name = stageNames[stage] + (fit > 0 && stage !== 'evaluation' ? ` (fit ${fit} of ${fits})` : '');
      bar.setTotal(total ?? 1);
      bar.update(total === null ? 0 : done, { stage: name });
    },
    say: (line) => void stream.write(`\r\u001b[K${line}\n`),
    [Symbol.dispose]: () => bar.stop(),
  };
}
