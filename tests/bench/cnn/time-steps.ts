import { readFileSync } from 'node:fs';
import type { StepBatch, StepTask } from './begin-network.ts';

/** Learns a batch. @returns the mean loss before the step */
export type Learn = (batch: StepBatch) => number;

const warmUp = 10;

/**
 * Times a side's steps on the task of a file, in a process of its own as the peers have one, and prints them as JSON: the
 * losses of the first three steps on the same batch without dropout, and the milliseconds of a step in each round.
 */
export function timeSteps(path: string, version: string, begin: (task: StepTask, dropout: number) => Learn): void {
  const task: StepTask = JSON.parse(readFileSync(path, 'utf8'));
  const { batches, steps, rounds, dropout } = task;
  const [first] = batches;
  if (first === undefined) throw new Error('There are no batches.');
  const checked = begin(task, 0);
  const losses = [first, first, first].map(checked);
  const learn = begin(task, dropout);
  const round = (count: number): { cpu: number; clock: number } => {
    const [clock, cpu] = [performance.now(), process.cpuUsage()];
    for (let step = 0; step < count; step++) learn(batches[step % batches.length] ?? first);
    const { user, system } = process.cpuUsage(cpu);
    return { cpu: (user + system) / 1e3 / count, clock: (performance.now() - clock) / count };
  };
  round(warmUp);
  const all = Array.from({ length: rounds }, () => round(steps));
  const [cpuMs, clockMs] = [all.map(({ cpu }) => cpu), all.map(({ clock }) => clock)];
  console.log(JSON.stringify({ version, losses, cpuMs, clockMs }));
}
