import { readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { createSampleFolder, records, run, type SampleFolder, toLines } from './sample-folder.js';

// Models are trained many times.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let folder: SampleFolder;
const at = (name: string): string => folder.at(name);

beforeAll(async () => {
  folder = await createSampleFolder();
});
afterAll(() => folder[Symbol.asyncDispose]());

const difference = z.strictObject({ difference: z.number(), low: z.number(), high: z.number(), pValue: z.number() });
const comparison = z.strictObject({
  model: z.string(),
  baseline: z.string(),
  baselineF1: z.strictObject({ micro: z.number(), macro: z.number() }),
  micro: difference,
  macro: difference,
  perSubject: z.array(
    z.strictObject({
      subject: z.string(),
      f1: difference.nullable(),
      gained: z.number(),
      lost: z.number(),
      pValue: z.number(),
      adjustedPValue: z.number(),
    }),
  ),
});
const average = z.strictObject({ mean: z.number(), halfWidth: z.number() }).nullable();
const folded = z.object({
  documents: z.number(),
  folds: z.array(z.object({ documents: z.number(), trainingDocuments: z.number() })),
  averages: z.object({ micro: z.strictObject({ precision: average, recall: average, f1: average }) }),
  perSubject: z.array(z.object({ subject: z.string(), support: z.number() })),
  comparison: comparison.optional(),
});
const point = z.object({ trainingDocuments: z.number(), gain: z.object({ micro: difference }).nullable() });
const single = z.object({
  documents: z.number(),
  micro: z.object({ f1: z.number() }),
  comparison: comparison.optional(),
  learningCurve: z
    .strictObject({
      points: z.array(point),
      expectedOfTwice: z.object({ micro: z.number().nullable(), macro: z.number().nullable() }),
    })
    .optional(),
});

async function evaluate<Report>(schema: z.ZodType<Report>, ...options: string[]): Promise<Report> {
  const { code, out, err } = await run('evaluate', '--train', at('train.jsonl'), '--json', ...options);
  expect([code, err]).toEqual([0, '']);
  return schema.parse(JSON.parse(out));
}

describe('evaluate --folds', () => {
  let report: z.output<typeof folded>;
  beforeAll(async () => {
    const options = ['--folds', '3', '--baseline', 'write-up', '--subjects', 'leaves'];
    report = await evaluate(folded, ...options, '--predictions', at('folds.jsonl'));
  });

  it('tests each record once, and trains on all others', () => {
    expect(report.documents).toBe(120);
    expect(report.folds.map((fold) => fold.documents + fold.trainingDocuments)).toEqual([120, 120, 120]);
  });

  it('counts each subject over all folds', () => {
    expect(report.perSubject.find(({ subject }) => subject === 'Weather')?.support).toBe(14);
  });

  it('keeps what was given to every record', async () => {
    const lines = (await readFile(at('folds.jsonl'), 'utf8')).trim().split('\n');
    expect(new Set(lines.map((line) => z.object({ id: z.string() }).parse(JSON.parse(line)).id)).size).toBe(120);
  });

  it('compares over the folds', () => {
    const { f1 } = report.averages.micro;
    expect(report.comparison).toMatchObject({ model: 'auto', baseline: 'write-up' });
    expect(report.comparison?.micro.difference).toBeCloseTo(
      (f1?.mean ?? 2) - (report.comparison?.baselineF1.micro ?? 0),
    );
  });
});

it('evaluate --folds --by-time tests each block by what was learnt from all before', async () => {
  const { folds } = await evaluate(folded, '--folds', '2', '--by-time');
  expect(folds.map(({ documents, trainingDocuments }) => [trainingDocuments, documents])).toEqual([
    [40, 40],
    [80, 40],
  ]);
});

it('evaluate --folds prints means with how far they may be off', async () => {
  const { out } = await run('evaluate', '--train', at('train.jsonl'), '--folds', '2');
  expect(out).toMatch(/^120 documents tested in 2 folds/);
  expect(out).toMatch(/^micro +[01]\.\d{3} ± \d\.\d{3}/m);
});

it('evaluate --by-time tests the last fifth', async () => {
  expect((await evaluate(single, '--by-time')).documents).toBe(24);
});

describe('evaluate --baseline', () => {
  it('sees no difference between a model and itself', async () => {
    const { comparison: found } = await evaluate(single, '--baseline', 'auto');
    expect(found?.micro).toEqual({ difference: 0, low: 0, high: 0, pValue: 1 });
    expect(found?.perSubject).toEqual([]);
  });

  it('compares the figures that are printed', async () => {
    const { micro, comparison: found } = await evaluate(single, '--baseline', 'write-up');
    expect(found?.baselineF1.micro).toBeCloseTo(micro.f1 - (found?.micro.difference ?? 1), 12);
  });

  it('says whether the difference is significant', async () => {
    const { out } = await run('evaluate', '--train', at('train.jsonl'), '--baseline', 'auto');
    expect(out).toContain('The difference from auto in micro-F1 and macro-F1 is not significant.');
  });
});

describe('evaluate --learning-curve', () => {
  let curve: z.output<typeof single>['learningCurve'];
  beforeAll(async () => {
    curve = (await evaluate(single, '--learning-curve')).learningCurve;
  });

  it('learns from ever more of the same records', () => {
    const sizes = curve?.points.map(({ trainingDocuments }) => trainingDocuments) ?? [];
    expect(sizes).toEqual(sizes.toSorted((a, b) => a - b));
    expect(new Set(sizes).size).toBe(4);
  });

  it('says what each doubling gave on the same test records', () => {
    expect(curve?.points.map(({ gain }) => gain === null)).toEqual([true, false, false, false]);
  });

  it('ends in what twice as many records would give', async () => {
    const { out } = await run('evaluate', '--train', at('train.jsonl'), '--learning-curve');
    expect(out).toMatch(/^If the trend holds, \d+ records give a micro-F1 of /m);
  });
});

describe('called wrongly', () => {
  it.each([
    { name: 'one fold', options: ['--folds', '1'] },
    { name: 'half a fold', options: ['--folds', '2.5'] },
    { name: 'folds and a test file', options: ['--folds', '5', '--test', 'b'] },
    { name: 'folds of a stream', options: ['--folds', '5', '--stream'] },
    { name: 'a test file and a split by time', options: ['--by-time', '--test', 'b'] },
    { name: 'a learning curve of folds', options: ['--learning-curve', '--folds', '5'] },
    { name: 'a baseline that there is not', options: ['--baseline', 'oracle'] },
  ])('evaluate ends with 2: $name', async ({ options }) => {
    const { code, out, err } = await run('evaluate', '--train', at('train.jsonl'), ...options);
    expect([code, out, err]).toEqual([2, '', expect.stringMatching(/^error: /)]);
  });

  it('evaluate ends with 1 where there are fewer records than folds', async () => {
    await writeFile(at('few.jsonl'), toLines(records(3)));
    const { code, err } = await run('evaluate', '--train', at('few.jsonl'), '--folds', '3');
    expect([code, err]).toEqual([1, `error: ${at('few.jsonl')}: 3 folds need more than 3 records; there are 3.\n`]);
  });
});
