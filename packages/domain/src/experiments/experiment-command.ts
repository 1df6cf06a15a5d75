import { createGanSettings, ganSettingsSchema, variantNames } from '@classmark/gan';
import type { NewExperiment } from './start-experiment.js';

const dashed = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

function optionOf(name: string, value: string | number | boolean): string {
  return typeof value === 'boolean' ? `--${value ? '' : 'no-'}${dashed(name)}` : `--${dashed(name)} ${value}`;
}

/**
 * The command that trains the same again, with the same figures, and writes them to a folder. What is as it is by default
 * is left out.
 */
export function experimentCommand(
  { variants, seeds, firstSeed, settings }: Omit<NewExperiment, 'name'>,
  output: string,
  withAlternatives = false,
): string {
  const defaults = createGanSettings();
  const changed = ganSettingsSchema.keyof().options.filter((name) => settings[name] !== defaults[name]);
  return [
    'classmark gan run',
    `--variants ${variants.length === variantNames.length ? 'all' : variants.join(',')}`,
    `--seeds ${seeds}`,
    ...(firstSeed === 1 ? [] : [`--first-seed ${firstSeed}`]),
    ...changed.map((name) => optionOf(name, settings[name])),
    ...(withAlternatives ? ['--alternatives'] : []),
    `--output ${output}`,
  ].join(' ');
}
