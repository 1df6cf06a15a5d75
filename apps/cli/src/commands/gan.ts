import { availableParallelism } from 'node:os';
import { experimentCommand } from '@classmark/domain';
import { createGanSettings, type GanSettings, ganSettingsSchema, variantNames } from '@classmark/gan';
import { createThreads } from '@classmark/runtime';
import type { Command } from 'commander';
import { z } from 'zod';
import { alternativeCells, targetCells } from '../lab/alternatives.js';
import { addSettingsOptions, parseGanSettings } from '../lab/settings-options.js';
import { type Cell, type CellRuns, createCell, runStudy } from '../lab/study.js';
import { writeStudy } from '../lab/write-study.js';
import { createBar } from '../terminal/create-bar.js';
import { wholeNumberOption } from '../terminal/number-option.js';
import type { Terminal } from '../terminal/terminal.js';
import { parseOptions, UsageError } from '../terminal/usage-error.js';

const runOptions = z.object({
  variants: z
    .string()
    .transform((given) => (given === 'all' ? [...variantNames] : given.split(',')))
    .pipe(
      z.array(z.enum(variantNames, `must be all, or some of ${variantNames.join(', ')}, separated by commas`)).min(1),
    ),
  seeds: wholeNumberOption(1, 1_000),
  firstSeed: wholeNumberOption(0, 1_000_000),
  threads: wholeNumberOption(1, 64),
  alternatives: z.boolean().default(false),
  output: z.string(),
});

/** Beside the defaults, other settings are tried with no more seeds than these: there are many. */
const mostAlternativeSeeds = 40;

type RunOptions = z.infer<typeof runOptions>;

/** What of the settings other readings of the write-up are compared under. */
function checkAlternatives({ variants }: RunOptions, settings: GanSettings): void {
  if (variantNames.some((name) => !variants.includes(name))) {
    throw new UsageError('option --alternatives compares with the defaults of every variant; leave out --variants');
  }
  const defaults = createGanSettings({ steps: settings.steps });
  const changed = ganSettingsSchema.keyof().options.find((name) => settings[name] !== defaults[name]);
  if (changed !== undefined) {
    throw new UsageError(`option --alternatives compares with the defaults; leave out the option for ${changed}`);
  }
}

async function runGan(options: RunOptions, settings: GanSettings, terminal: Terminal): Promise<void> {
  const { steps } = settings;
  if (options.alternatives) checkAlternatives(options, settings);
  const variants = options.variants.map((variant) => createCell(variant, '', settings));
  const withSteps = (cell: Cell): Cell => ({ ...cell, settings: { ...cell.settings, steps } });
  const alternatives = options.alternatives ? alternativeCells().map(withSteps) : [];
  const targets = options.alternatives ? targetCells().map(withSteps) : [];
  const bar =
    terminal.progress === null
      ? null
      : createBar({
          stream: terminal.progress,
          format: 'training [{bar}] {percentage}%, {eta_formatted} left',
          clearOnComplete: false,
        });
  bar?.start(1, 0);
  const onProgress = (done: number, total: number): void => {
    bar?.setTotal(total);
    bar?.update(done);
  };
  const { seeds, threads, firstSeed: from } = options;
  const train = (cells: readonly Cell[], count: number): Promise<CellRuns[]> =>
    runStudy(cells, { from, seeds: count, threads, onProgress }, createThreads(0).start);
  const begin = performance.now();
  try {
    const found = await train(variants, seeds);
    const seconds = (performance.now() - begin) / 1_000;
    const others = await train([...alternatives, ...targets], Math.min(seeds, mostAlternativeSeeds));
    const report = await writeStudy(options.output, {
      variants: found,
      alternatives: others.slice(0, alternatives.length),
      targets: others.slice(alternatives.length),
      command: experimentCommand({ ...options, settings }, options.output, options.alternatives),
    });
    const summary = `${variants.length} variants × ${seeds} seeds × ${steps} steps took ${seconds.toFixed(1)} s.`;
    terminal.out(`${summary}\nThe report is ${report}.\n`);
  } finally {
    bar?.stop();
  }
}

/** `classmark gan run`: trains the lab's GANs over seeds and writes what they show. */
export function addGanCommand(program: Command, terminal: Terminal): void {
  const command = program
    .command('gan')
    .description('the lab: compare GAN training techniques')
    .command('run')
    .description('train variants from several seeds, compare them, write a report with figures')
    .option('--variants <names>', `all, or some of ${variantNames.join(', ')}, separated by commas`, 'all')
    .option('--seeds <number>', 'number of seeds per variant', '20')
    .option('--first-seed <number>', 'the first seed', '1');
  addSettingsOptions(command)
    .option('--threads <number>', 'number of trainings at a time', String(availableParallelism()))
    .option(
      '--alternatives',
      'also try other readings of the original experiment, further techniques, and other targets',
    )
    .requiredOption('--output <folder>', 'folder for gan-experiments.md and its figures; created if missing')
    .action((given: unknown) => runGan(parseOptions(runOptions, given), parseGanSettings(given), terminal));
}
