import type { GlmModel } from './model.js';

/** A coefficient of a GLM, as H2O names it: `color.red`, `height`, `Intercept`. */
export interface Coefficient {
  readonly name: string;
  /** The class it speaks for, where each has its own. */
  readonly label: string | null;
  readonly value: number;
}

/** The names of one block of coefficients, in their order. */
function namesOf({ blocks, inputs }: GlmModel): string[] {
  const { categoricalCount, offsets, usesAllLevels } = blocks;
  const levels = inputs.slice(0, categoricalCount).flatMap(({ name, levels: all }, i) => {
    const count = offsets[i + 1] - offsets[i];
    const kept = (all ?? []).slice(usesAllLevels ? 0 : 1);
    return Array.from({ length: count }, (_, k) => `${name}.${kept[k] ?? 'missing(NA)'}`);
  });
  return [...levels, ...inputs.slice(categoricalCount).map(({ name }) => name), 'Intercept'];
}

/** All coefficients on the scale of the inputs, block by block. */
export function listCoefficients(model: GlmModel): Coefficient[] {
  const names = namesOf(model);
  return Array.from(model.coefficients, (value, i) => {
    const label = model.coefficients.length === names.length ? null : Math.floor(i / names.length);
    return {
      name: names[i % names.length],
      label: label === null ? null : (model.response?.levels?.[label] ?? String(label)),
      value,
    };
  });
}
