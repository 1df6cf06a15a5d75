import {
  createGanSettings,
  type GanSettings,
  type RunResult,
  type TrainTask,
  trainThread,
  type VariantName,
  withVariant,
} from '@classmark/gan';

/** One GAN of a study: what is changed from the defaults, and the techniques. */
export interface Cell {
  /** What is changed, in words; empty for the defaults. */
  readonly change: string;
  readonly variant: VariantName;
  readonly settings: GanSettings;
}

export interface CellRuns {
  readonly cell: Cell;
  /** In the order of their seeds. */
  readonly runs: readonly RunResult[];
}

export interface StudyOptions {
  /** The first of the seeds, and how many. */
  readonly from: number;
  readonly seeds: number;
  readonly threads: number;
  onProgress(done: number, total: number): void;
}

/** Starts a task in a thread of its own. */
type StartThread = (entry: URL, task: unknown) => { readonly result: Promise<unknown> };

/** A thread has this many seeds to train, so that it is worth its start. */
const seedsPerThread = 10;
const moments = 50;

export function createCell(variant: VariantName, change = '', changes: Partial<GanSettings> = {}): Cell {
  return { change, variant, settings: withVariant(createGanSettings(changes), variant) };
}

function isRunResults(output: unknown): output is RunResult[] {
  return Array.isArray(output);
}

/** Trains every cell from the same seeds, in threads. The result does not depend on how many there are. */
export async function runStudy(cells: readonly Cell[], options: StudyOptions, start: StartThread): Promise<CellRuns[]> {
  const tasks = cells.flatMap((cell, index) => {
    const starts = Array.from({ length: Math.ceil(options.seeds / seedsPerThread) }, (_, i) => i * seedsPerThread);
    return starts.map((first) => {
      const count = Math.min(seedsPerThread, options.seeds - first);
      const seeds = Array.from({ length: count }, (_, i) => options.from + first + i);
      const runs = seeds.map((seed) => ({ seed, moments, withFrames: seed === options.from }));
      return { index, task: { settings: cell.settings, runs } satisfies TrainTask };
    });
  });
  const found: RunResult[][] = cells.map(() => []);
  const waiting = [...tasks];
  let done = 0;
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const output = await start(trainThread, next.task).result;
      if (!isRunResults(output)) throw new Error('A training thread gives the results of its runs.');
      found[next.index]?.push(...output);
      done += output.length;
      options.onProgress(done, cells.length * options.seeds);
    }
  };
  await Promise.all(Array.from({ length: options.threads }, work));
  return cells.map((cell, i) => ({ cell, runs: (found[i] ?? []).toSorted((a, b) => a.seed - b.seed) }));
}
