import { betaCdf, type Confusion, probabilityMetrics, resampledT } from '@classmark/evaluation';
import { type Row, table } from '../report.js';
import type { Measures } from './measures.js';
import { ourSide, type Sides } from './sides.js';

/** What several splits of one seed, or of time, gave. */
export interface Round {
  readonly name: string;
  readonly splits: readonly Sides[];
}

/** Of the records, a fifth tests. */
const testToTrain = 0.25;
const target = 0.9;
/** With fewer predictions a subject's precision says little. */
const fewestPredicted = 20;

export type Figure = (measures: Measures) => number | undefined;
export const figures = {
  'micro-F1': ({ micro }) => micro.f1,
  'macro-F1': ({ macro }) => macro.f1,
  'precision at target': ({ atTarget }) => atTarget?.micro.precision,
  'recall at target': ({ atTarget }) => atTarget?.micro.recall,
  Brier: ({ calibration }) => calibration?.brier,
  'log loss': ({ calibration }) => calibration?.logLoss,
} as const satisfies Record<string, Figure>;

export const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;

const names = (rounds: readonly Round[]): string[] => [...(rounds[0]?.splits[0]?.keys() ?? [])];

/** One side's figure on every split; empty where that side has no such figure. */
export function valuesOf(rounds: readonly Round[], side: string, figure: Figure): number[] {
  const all = rounds.flatMap(({ splits }) => splits.flatMap((sides) => sides.get(side) ?? []));
  return all.map(figure).filter((value) => value !== undefined);
}

const shown = (value: number, size: number): string => value.toFixed(Math.abs(size) < 0.01 ? 6 : 4);

/** Ours less another side's, split by split, with its interval where there are several splits. */
function describeDifference(ours: readonly number[], theirs: readonly number[]): string {
  const differences = ours.map((value, i) => value - (theirs[i] ?? Number.NaN));
  const [centre, size] = [mean(differences), mean(theirs)];
  const difference = `${centre < 0 ? '' : '+'}${shown(centre, size)}`;
  if (differences.length < 2) return difference;
  return `${difference} ± ${shown(resampledT(differences, testToTrain).halfWidth, size)}`;
}

/** The side other than ours with the best mean. */
export function bestPeer(rounds: readonly Round[], figure: Figure): string | null {
  const peers = names(rounds).filter((name) => name !== ourSide && valuesOf(rounds, name, figure).length > 0);
  const meanOf = (name: string): number => mean(valuesOf(rounds, name, figure));
  return peers.toSorted((a, b) => meanOf(b) - meanOf(a))[0] ?? null;
}

function withDifference(rounds: readonly Round[], side: string, figure: Figure): string[] {
  const values = valuesOf(rounds, side, figure);
  if (values.length === 0) return ['', ''];
  const own = valuesOf(rounds, ourSide, figure);
  return [shown(mean(values), mean(values)), side === ourSide ? '' : describeDifference(own, values)];
}

/** Each side's means and, where there are peers, ours less theirs. */
export function tabulate(rounds: readonly Round[], columns: readonly (keyof typeof figures)[]): string {
  const sides = names(rounds).filter((name) => columns.some((key) => valuesOf(rounds, name, figures[key]).length > 0));
  const width = names(rounds).length > 1 ? 2 : 1;
  return table(
    ['', ...columns.flatMap((key) => [key, 'ours less this'].slice(0, width))],
    sides.map((name) => [
      name,
      ...columns.flatMap((key) => withDifference(rounds, name, figures[key]).slice(0, width)),
    ]),
  );
}

/** Whether a precision of `TARGET` is beyond doubt (two-sided 95 %, Clopper and Pearson) not what these counts show. */
const isBroken = ({ tp, fp }: Confusion): boolean => fp > 0 && betaCdf(target, tp + 1, fp) > 0.975;

interface KeptPromises {
  readonly subjects: number;
  readonly atTarget: number;
  readonly broken: number;
}

/** The subjects with enough predictions in a round: how many reach the target, how many are beyond doubt below. */
function countKept(rounds: readonly Round[], side: string): KeptPromises | null {
  const counted = { subjects: 0, atTarget: 0, broken: 0 };
  for (const { splits } of rounds) {
    const sums = new Map<string, { tp: number; fp: number; fn: number; tn: number }>();
    for (const sides of splits) {
      for (const [subject, { tp, fp }] of sides.get(side)?.atTarget?.confusions ?? []) {
        const sum = sums.get(subject) ?? { tp: 0, fp: 0, fn: 0, tn: 0 };
        sums.set(subject, { ...sum, tp: sum.tp + tp, fp: sum.fp + fp });
      }
    }
    const judged = [...sums.values()].filter(({ tp, fp }) => tp + fp >= fewestPredicted);
    counted.subjects += judged.length;
    counted.atTarget += judged.filter(({ tp, fp }) => tp / (tp + fp) >= target).length;
    counted.broken += judged.filter(isBroken).length;
  }
  return valuesOf(rounds, side, figures['precision at target']).length === 0 ? null : counted;
}

/** The promises of each side that makes any. */
export function tabulateKept(rounds: readonly Round[]): string {
  const rows = names(rounds).flatMap((name): Row[] => {
    const kept = countKept(rounds, name);
    return kept === null ? [] : [[name, kept.subjects, kept.atTarget, kept.broken]];
  });
  return table(['', `subjects with ${fewestPredicted} given`, 'at 0.90 or more', 'surely below'], rows);
}

/** The calibration error over all pairs of a round, mean over rounds; null where a side gives no probabilities. */
function pooledError(rounds: readonly Round[], side: string): number | null {
  const errors = rounds.flatMap(({ splits }) => {
    const parts = splits.flatMap((sides) => sides.get(side)?.calibration?.pairs ?? []);
    const pooled = {
      labels: Uint8Array.from(parts.flatMap(({ labels }) => [...labels])),
      scores: Float64Array.from(parts.flatMap(({ scores }) => [...scores])),
    };
    return probabilityMetrics(pooled)?.ece ?? [];
  });
  return errors.length === 0 ? null : mean(errors);
}

export function tabulateErrors(rounds: readonly Round[]): string {
  const rows = names(rounds).flatMap((name): Row[] => {
    const error = pooledError(rounds, name);
    return error === null ? [] : [[name, error.toFixed(5)]];
  });
  return table(['', 'ECE, all fifths pooled'], rows);
}
