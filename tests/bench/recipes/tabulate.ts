import { resampledT } from '@classmark/evaluation';
import { mean } from '../quality/tables.js';
import { type Row, table } from '../report.js';
import type { Measured } from './kept-comparison.js';

/** A model on the splits that it was measured on. */
export interface Contestant {
  readonly title: string;
  readonly splits: readonly { readonly split: string; readonly documents: number; readonly measured: Measured }[];
}

/** Both learn from words alone; others are compared with the first that was measured. */
const plain = ['`auto`', '`linear`'];

/** A fifth tests what four fifths teach. */
const testToTraining = 0.25;

type Figure = (measured: Measured) => number | null;

/** The figure on each split that has it, by the split's name. */
function valuesOf({ splits }: Contestant, figure: Figure): ReadonlyMap<string, number> {
  return new Map(
    splits.flatMap(({ split, measured }) => {
      const value = figure(measured);
      return value === null ? [] : [[split, value] as const];
    }),
  );
}

const signed = (value: number): string => `${value < 0 ? '' : '+'}${value.toFixed(4)}`;

/** One model's figure less another's on the splits that both have. */
function describeDifference(own: Contestant, base: Contestant, figure: Figure): string {
  const theirs = valuesOf(base, figure);
  const differences = [...valuesOf(own, figure)].flatMap(([split, value]) => {
    const other = theirs.get(split);
    return other === undefined ? [] : [value - other];
  });
  if (differences.length === 0) return '';
  if (differences.length === 1) return signed(differences[0] ?? 0);
  return `${signed(mean(differences))} ± ${resampledT(differences, testToTraining).halfWidth.toFixed(4)}`;
}

const shownMean = (one: Contestant, figure: Figure, digits = 4): string => {
  const values = [...valuesOf(one, figure).values()];
  return values.length === 0 ? '—' : mean(values).toFixed(digits);
};

const quality = {
  'micro-F1': ({ micro }) => micro.f1,
  'macro-F1': ({ macro }) => macro.f1,
} as const satisfies Record<string, Figure>;

const reliance = {
  'precision at .90': ({ atTarget }) => atTarget.precision,
  'recall at .90': ({ atTarget }) => atTarget.recall,
  'log loss': ({ calibration }) => calibration.logLoss,
} as const satisfies Record<string, Figure>;

/** The models' figures and, beside each, the difference from the one that all are compared with. */
function tabulateFigures(contestants: readonly Contestant[], figures: Readonly<Record<string, Figure>>): string {
  const base = plain.flatMap((name) => contestants.filter(({ title }) => title === name))[0];
  const rows = contestants.map((one): Row => {
    const cells = Object.values(figures).flatMap((figure) => [
      shownMean(one, figure),
      base === undefined || one === base ? '' : describeDifference(one, base, figure),
    ]);
    return [one.title, one.splits.length, ...cells];
  });
  return table(['', 'splits', ...Object.keys(figures).flatMap((name) => [name, 'difference'])], rows);
}

function tabulateCosts(contestants: readonly Contestant[]): string {
  const rows = contestants.map((one): Row => {
    const perDocument = one.splits.map(
      ({ measured, documents }) => (1000 * measured.costs.scoring.cpuSeconds) / documents,
    );
    return [
      one.title,
      shownMean(one, ({ calibration }) => calibration.ece),
      shownMean(one, ({ costs }) => costs.training.cpuSeconds, 1),
      mean(perDocument).toFixed(2),
      shownMean(one, ({ costs }) => costs.artefactBytes / 1e6, 1),
    ];
  });
  return table(['', 'calibration error', 'training, CPU s', 'scoring a document, CPU ms', 'artefact, MB'], rows);
}

export function tabulateRecipes(contestants: readonly Contestant[]): string[] {
  return [tabulateFigures(contestants, quality), tabulateFigures(contestants, reliance), tabulateCosts(contestants)];
}
