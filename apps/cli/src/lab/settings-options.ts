import { createGanSettings, type GanSettings, ganSettingsSchema } from '@classmark/gan';
import type { Command } from 'commander';
import { z } from 'zod';
import { numberOption, wholeNumberOption } from '../terminal/number-option.js';
import { parseOptions } from '../terminal/usage-error.js';

/** What variants share: techniques are switched by the variants' names. */
type Shared = Omit<GanSettings, 'minibatch' | 'noise' | 'featureMatching'>;

const { shape } = ganSettingsSchema;
const choices = {
  target: shape.target.unwrap().options,
  initialisation: shape.initialisation.unwrap().options,
  noisePlace: shape.noisePlace.unwrap().options,
  featureDifference: shape.featureDifference.unwrap().options,
  featureLoss: shape.featureLoss.unwrap().options,
} as const;

const oneOf = <const Name extends string>(names: readonly Name[]) =>
  z.enum(names, `must be one of ${names.join(', ')}`);
const positive = (max: number) => numberOption(0, max).positive('must be more than 0');

const settingsOptions = z.object({
  target: oneOf(choices.target),
  sorted: z.boolean(),
  initialisation: oneOf(choices.initialisation),
  batch: wholeNumberOption(2, 256),
  steps: wholeNumberOption(1, 100_000),
  discriminatorRate: positive(1),
  generatorRate: positive(1),
  noiseSd: positive(10),
  noisePlace: oneOf(choices.noisePlace),
  noiseAnnealed: z.boolean().optional(),
  featureDifference: oneOf(choices.featureDifference),
  featureLoss: oneOf(choices.featureLoss),
  spectralNormalisation: z.boolean().optional(),
} satisfies { readonly [Name in keyof Shared]: z.ZodType<Shared[Name] | undefined> });

/** The settings among a command's options. Throws UsageError. */
export function parseGanSettings(options: unknown): GanSettings {
  return createGanSettings(parseOptions(settingsOptions, options));
}

/** Adds an option for each setting, named as the API names the setting. */
export function addSettingsOptions(command: Command): Command {
  const defaults = createGanSettings();
  const choice = (name: keyof typeof choices, option: string, text: string): void => {
    command.option(`${option} <name>`, `${text}: ${choices[name].join(', ')}`, defaults[name]);
  };
  const amount = (
    name: 'batch' | 'steps' | 'discriminatorRate' | 'generatorRate' | 'noiseSd',
    option: string,
    text: string,
  ): void => {
    command.option(`${option} <number>`, text, String(defaults[name]));
  };
  choice('target', '--target', 'the distribution to learn');
  amount('steps', '--steps', 'steps of each training');
  amount('batch', '--batch', 'samples in a batch');
  command.option('--no-sorted', 'leave batches of real samples unsorted');
  choice('initialisation', '--initialisation', 'first weights');
  amount('discriminatorRate', '--discriminator-rate', 'learning rate of the discriminator');
  amount('generatorRate', '--generator-rate', 'learning rate of the generator');
  amount('noiseSd', '--noise-sd', 'standard deviation of instance noise');
  choice('noisePlace', '--noise-place', 'what instance noise is added to');
  command.option('--noise-annealed', 'let instance noise fall to 0 at the last step');
  choice('featureDifference', '--feature-difference', 'how feature matching compares');
  choice('featureLoss', '--feature-loss', "feature matching as the generator's loss");
  return command.option('--spectral-normalisation', 'spectral normalisation of the discriminator');
}
