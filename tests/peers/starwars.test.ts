import { readFileSync } from 'node:fs';
import { type ClassMetrics, readMojo, TableEvaluator } from '@classmark/mojo';
import { describe, expect, it } from 'vitest';
import { readTable } from '../support/read-table.js';

const folder = new URL('mojo/', import.meta.url);
const rowsOf = (name: string): string[][] => readTable(readFileSync(new URL(name, folder), 'utf8')).slice(1);

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [below = 0, above = 0] = [sorted[middle - 1], sorted[middle]];
  return sorted.length % 2 === 1 ? above : (below + above) / 2;
}

/** What the write-up does to the table: leaves out who has no height or species, and gives the others a mass. */
function prepare(characters: readonly (readonly string[])[]) {
  const kept = characters.filter(([, height, , species]) => height !== '' && species !== '');
  const middle = median(kept.flatMap(([, , mass = '']) => (mass === '' ? [] : [Number(mass)])));
  return kept.map(([name = '', height = '', mass = '', species]) => ({
    name,
    height: Number(height),
    mass: mass === '' ? middle : Number(mass),
    isHuman: species === 'Human' ? '1' : '0',
  }));
}

const byName = <T extends { readonly name?: string | undefined }>(rows: readonly T[]): T[] =>
  rows.toSorted((a, b) => ((a.name ?? '') < (b.name ?? '') ? -1 : 1));

async function measure(part: string) {
  const model = await readMojo(readFileSync(new URL('glm_binomial_starwars.zip', folder)));
  const parts = new Map(rowsOf('starwars-prepared.csv').map(([name = '', , , , own = '']) => [name, own]));
  const evaluator = new TableEvaluator(model, { columns: ['height', 'mass', 'is_human'] }, 'is_human');
  const rows = prepare(rowsOf('starwars.csv')).filter(({ name }) => parts.get(name) === part);
  evaluator.add(rows.map(({ height, mass, isHuman }) => [height, mass, isHuman]));
  return evaluator.finish();
}

/** As many decimals as were published. */
const rounded = (value: number | null | undefined, decimals: number): string => (value ?? Number.NaN).toFixed(decimals);

function figures({ mse, rmse, logLoss, meanPerClassError, auc, gini, r2 }: ClassMetrics) {
  return [mse, rmse, logLoss, meanPerClassError, auc, gini].map((value) => rounded(value, 7)).concat(rounded(r2, 8));
}

describe('the write-up on Star Wars characters', () => {
  it('prepares the 77 rows that H2O learnt from and was measured by', () => {
    const expected = rowsOf('starwars-prepared.csv').map(([name, height, mass, isHuman]) => ({
      name,
      height: Number(height),
      mass: Number(mass),
      isHuman,
    }));
    expect(byName(prepare(rowsOf('starwars.csv')))).toEqual(byName(expected));
  });

  it('gives the published figures of the 23 validation rows, to every digit', async () => {
    const metrics = await measure('validation');
    if (metrics.kind !== 'classes') throw new Error('A binomial model has metrics of classes.');
    expect(metrics.rows).toBe(23);
    expect(figures(metrics)).toEqual([
      '0.2616778',
      '0.5115445',
      '0.7174052',
      '0.4583333',
      '0.3863636',
      '-0.2272727',
      '-0.04869349',
    ]);
    expect(rounded(metrics.likelihood?.residualDeviance, 5)).toBe('33.00064');
    expect(rounded(metrics.likelihood?.aic, 5)).toBe('39.00064');
  });

  it('gives what H2O recorded of the 54 training rows', async () => {
    const metrics = await measure('train');
    expect(metrics).toMatchObject({ rows: 54, skipped: 0 });
    expect(metrics.mse).toBeCloseTo(0.2316142669093068, 14);
    expect(metrics.likelihood?.aic).toBeCloseTo(76.56834135315304, 12);
    expect(metrics.kind === 'classes' && metrics.auc).toBeCloseTo(0.41911764705882354, 14);
    expect(metrics.kind === 'classes' && metrics.meanPerClassError).toBeCloseTo(0.36764705882352944, 14);
  });
});
