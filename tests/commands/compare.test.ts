import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createSampleFolder, records, run, type SampleFolder, toLines } from './sample-folder.js';

const words = {
  sea: ['whale', 'squid', 'plankton', 'herring', 'dolphin', 'seal', 'walrus', 'krill'],
  farm: ['wheat', 'barley', 'tractor', 'cattle', 'orchard', 'plough', 'harvest', 'stable'],
} as const;

/** Texts of three of the words of a kind, from one of them up to before another. */
function documentsOf(count: number, from: number, to: number) {
  return Array.from({ length: count }, (_, i) => {
    const kind = i % 2 === 0 ? 'sea' : 'farm';
    const text = [0, 1, 2].map((step) => words[kind][from + ((i + step) % (to - from))]).join(' ');
    return { id: `${kind}-${from}-${i}`, title: `Note ${i}`, text, subjects: [`/${kind}`] };
  });
}

let folder: SampleFolder;
const at = (name: string): string => folder.at(name);

beforeAll(async () => {
  folder = await createSampleFolder();
  await writeFile(at('known.jsonl'), toLines(documentsOf(60, 0, 5)));
  await writeFile(at('unseen.jsonl'), toLines(documentsOf(20, 5, 8)));
  const vectors = Object.entries(words).flatMap(([kind, own]) =>
    own.map((word, i) => `${word} ${kind === 'sea' ? 1 : -1} ${0.1 * (i % 3)} 0.2\n`),
  );
  await writeFile(at('words.vec'), vectors.join(''));
});
afterAll(() => folder[Symbol.asyncDispose]());

const rates = z.strictObject({ precision: z.number(), recall: z.number(), f1: z.number() });
const difference = z.strictObject({ difference: z.number(), low: z.number(), high: z.number(), pValue: z.number() });
const moment = z.strictObject({ seconds: z.number().positive(), cpuSeconds: z.number().positive() });
const weighed = z.strictObject({
  model: z.string(),
  micro: rates,
  macro: rates,
  atTarget: z.strictObject({ precision: z.number().nullable(), recall: z.number() }),
  calibration: z.strictObject({ ece: z.number(), logLoss: z.number() }),
  costs: z.strictObject({
    training: moment,
    scoring: moment,
    artefactBytes: z.number().positive(),
    peakRssBytes: z.number().min(1e6),
  }),
  perSubject: z.array(rates.extend({ subject: z.string(), support: z.number() })),
  comparison: z
    .object({
      model: z.string(),
      baseline: z.string(),
      micro: difference,
      macro: difference,
      perSubject: z.array(z.object({ subject: z.string(), f1: difference.nullable(), adjustedPValue: z.number() })),
    })
    .nullable(),
  conclusion: z.strictObject({ outcome: z.string(), text: z.string() }).nullable(),
});
const report = z.strictObject({
  ...{ documents: z.number(), splits: z.number(), targetPrecision: z.number() },
  promise: z.enum(['each', 'together']),
  models: z.array(weighed),
});

const onUnseenWords = () => [
  '--train',
  at('known.jsonl'),
  '--test',
  at('unseen.jsonl'),
  '--embeddings',
  at('words.vec'),
];

async function compare(...options: string[]) {
  const { code, out, err } = await run('compare', '--json', ...options);
  expect([code, err]).toEqual([0, '']);
  return report.parse(JSON.parse(out));
}

describe('classmark compare', () => {
  it('says that word vectors pay where test documents have other words than those learnt from', async () => {
    const { documents, splits, models } = await compare('--models', 'linear,linear+vectors', ...onUnseenWords());
    expect([documents, splits]).toEqual([20, 1]);
    const [linear, joined] = models;
    expect(linear).toMatchObject({ model: 'linear', comparison: null, conclusion: null });
    expect(joined).toMatchObject({ model: 'linear+vectors', micro: { f1: 1 }, conclusion: { outcome: 'better' } });
    expect(joined?.comparison?.perSubject.map(({ subject }) => subject)).toContain('/sea');
    expect(joined?.costs.artefactBytes).toBeGreaterThan(linear?.costs.artefactBytes ?? Number.POSITIVE_INFINITY);
  });

  it('tries each model on each fold', async () => {
    const { documents, splits, models } = await compare(
      ...['--models', 'linear,write-up', '--train', at('train.jsonl'), '--folds', '3'],
    );
    expect([documents, splits]).toEqual([120, 3]);
    const supports = models.map(({ perSubject }) => perSubject.map(({ support }) => support));
    expect(supports[1]).toEqual(supports[0]);
    expect(models[1]?.comparison).toMatchObject({ model: 'write-up', baseline: 'linear' });
  });

  it('gives the figures of `evaluate`', async () => {
    await writeFile(at('tested.jsonl'), toLines(records(40, 1_000)));
    const files = ['--train', at('train.jsonl'), '--test', at('tested.jsonl')];
    const { models } = await compare('--models', 'write-up,linear', ...files);
    const { out } = await run('evaluate', '--model', 'linear', '--baseline', 'write-up', '--json', ...files);
    const evaluated = z.object({ micro: rates, comparison: z.object({ micro: difference }) }).parse(JSON.parse(out));
    expect(models[1]?.micro).toEqual(evaluated.micro);
    expect(models[1]?.comparison?.micro).toEqual(evaluated.comparison.micro);
  });

  it('says what precision it promises, and for what', async () => {
    const files = ['--models', 'write-up,linear', '--train', at('train.jsonl')];
    expect(await compare(...files)).toMatchObject({ targetPrecision: 0.9, promise: 'each' });
    const { out } = await run('compare', ...files, '--target-precision', '0.8', '--promise', 'together');
    expect(out).toMatch(/^Target precision 0\.8, promised for all that is published together$/m);
  });

  it('prints tables and a conclusion for people', async () => {
    const { out } = await run('compare', '--models', 'linear,linear+vectors', ...onUnseenWords());
    expect(out).toMatch(/^20 test documents$/m);
    expect(out).toMatch(/^linear\+vectors +1\.000 +1\.000 /m);
    expect(out).toMatch(/^linear\+vectors +\d+\.\d s .* <= \d+\.\d MB +\d\.\d MB$/m);
    expect(out).toMatch(/^linear\+vectors pays: better than linear beyond chance \(micro-F1 \+0\.\d{3} /m);
    expect(out).toMatch(/^\/sea +10 +0\.\d{3} +1\.000 +\(\+0\.\d{3} to \+[01]\.\d{3}\)/m);
  });

  it.each([
    { models: 'linear', rule: 'option --models must list two or more models; got "linear"' },
    { models: 'linear,oracle', rule: 'unknown recipe "oracle"' },
    { models: 'linear,linear-sgd+vectors', rule: 'option --embeddings is for the recipes' },
  ])('refuses $models', async ({ models, rule }) => {
    const { code, err } = await run(
      'compare',
      '--models',
      models,
      ...(models.includes('+') ? onUnseenWords() : onUnseenWords().slice(0, 4)),
    );
    expect([code, err]).toEqual([2, expect.stringContaining(rule)]);
  });
});
