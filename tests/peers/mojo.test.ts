import { readdirSync, readFileSync } from 'node:fs';
import { type CellValue, type MojoModel, parseJavaDouble, readMojo, rowModes, TableScorer } from '@classmark/mojo';
import { describe, expect, it } from 'vitest';
import { readTable } from '../support/read-table.js';

const folder = new URL('mojo/', import.meta.url);
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.zip'))
  .map((name) => name.replace(/\.zip$/, ''));
const readText = (name: string): string => readFileSync(new URL(name, folder), 'utf8');

/** One line of an expected file, the values as numbers. */
interface Line {
  readonly row: string;
  readonly mode: string;
  readonly error: string;
  readonly label: string;
  readonly index: string;
  readonly values: readonly number[];
}

const toNumber = (text: string): number => parseJavaDouble(text) ?? Number.NaN;

/** H2O writes word vectors as float32. */
const roundAs = (model: MojoModel, value: number): number =>
  model.algorithm === 'word2vec' ? Math.fround(value) : value;

function readExpected(name: string, model: MojoModel): { outputs: readonly string[]; lines: readonly Line[] } {
  const [head = [], ...rows] = readTable(readText(`${name}.expected.csv`));
  const lines = rows.map(([row = '', mode = '', error = '', label = '', index = '', ...values]) => ({
    row,
    mode,
    error,
    label,
    index,
    values: values.map((text) => roundAs(model, toNumber(text))),
  }));
  return { outputs: head.slice(5), lines };
}

function scoreAll(model: MojoModel, columns: readonly string[], rows: readonly (readonly CellValue[])[]): Line[] {
  return rowModes.flatMap((mode) => {
    const scorer = new TableScorer(model, { columns, mode });
    const { values, indices } = scorer.score(rows);
    return rows.map((_, r) => {
      const error = scorer.errorOf(r);
      const isScored = error === null;
      return {
        row: String(r),
        mode,
        error: error ?? '',
        label: isScored ? (scorer.labelOf(r) ?? '') : '',
        index: isScored && scorer.hasIndex ? String(indices[r]) : '',
        values: isScored ? values.map((column) => column[r] ?? Number.NaN) : [],
      };
    });
  });
}

const withoutValues = ({ values: _, ...rest }: Line) => rest;

function farthest(lines: readonly Line[], expected: readonly Line[]): number {
  return Math.max(
    ...lines.flatMap(({ values }, i) =>
      values.map((value, k) => {
        const wanted = expected[i]?.values[k] ?? Number.NaN;
        if (Object.is(value, wanted) || value === wanted) return 0;
        return Number.isFinite(value - wanted) ? Math.abs(value - wanted) / Math.abs(wanted) : Number.POSITIVE_INFINITY;
      }),
    ),
  );
}

describe.each(names)('%s, scored as genmodel does, leniently and strictly', (name) => {
  it('gives the same labels, errors, and values', async () => {
    const model = await readMojo(readFileSync(new URL(`${name}.zip`, folder)));
    const [columns = [], ...rows] = readTable(readText(`${name}.input.csv`));
    const cells = rows.map((row) => row.map((cell) => (cell === '' ? null : cell)));
    const { outputs, lines: expected } = readExpected(name, model);
    const lines = scoreAll(model, columns, cells);
    expect(new TableScorer(model, { columns, mode: 'strict' }).outputs).toEqual(outputs);
    expect(lines.map(withoutValues)).toEqual(expected.map(withoutValues));
    expect(farthest(lines, expected)).toBeLessThanOrEqual(model.algorithm === 'xgboost' ? 1e-6 : 1e-12);
  });
});
