import { readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createSampleFolder, records, run, type SampleFolder, toLines } from './sample-folder.js';

let folder: SampleFolder;
const at = (name: string): string => folder.at(name);

beforeAll(async () => {
  folder = await createSampleFolder();
});
afterAll(() => folder[Symbol.asyncDispose]());

const rates = z.strictObject({ precision: z.number(), recall: z.number(), f1: z.number() });
const interval = z.strictObject({ low: z.number(), high: z.number() });
const seconds = z.strictObject({
  readAndFeatures: z.number(),
  train: z.number(),
  calibrate: z.number(),
  score: z.number(),
});
const subject = rates.extend({
  subject: z.string(),
  support: z.number(),
  averagePrecision: z.number().nullable(),
  threshold: z.number().nullable(),
  publishes: z.boolean(),
  confusion: z.strictObject({ tp: z.number(), fp: z.number(), fn: z.number(), tn: z.number() }),
  atTarget: z.object({ threshold: z.number() }).nullable(),
});
/** The JSON that the design promises. */
const report = z.strictObject({
  documents: z.number(),
  subjects: z.number(),
  micro: rates,
  macro: rates,
  macroAll: rates,
  intervals: z.strictObject({ micro: interval, macro: interval }),
  subsetAccuracy: z.number(),
  ranking: z.strictObject({
    lrap: z.number(),
    precisionAt5: z.number(),
    recallAt5: z.number(),
    ndcgAt5: z.number(),
  }),
  calibration: z.strictObject({ ece: z.number(), brier: z.number(), logLoss: z.number() }),
  atTarget: z.strictObject({
    precision: z.number().nullable(),
    recall: z.number(),
    coverage: z.number(),
    publishes: z.number(),
  }),
  perSubject: z.array(subject),
  prevalences: z.array(
    z.strictObject({
      subject: z.string(),
      training: z.number(),
      estimated: z.number(),
      hasFallen: z.boolean(),
    }),
  ),
  cpuSeconds: seconds,
  seconds,
  peakRssBytes: z.number().min(1e6),
  promise: z.literal('each'),
  testCopies: z.number().nullable(),
  suspectLabels: z.array(
    z.strictObject({ id: z.string(), subject: z.string(), given: z.boolean(), probability: z.number() }),
  ),
});

async function evaluate(...options: string[]) {
  const { code, out, err } = await run(
    'evaluate',
    '--train',
    at('train.jsonl'),
    '--test',
    at('test.jsonl'),
    '--json',
    ...options,
  );
  expect([code, err]).toEqual([
    0,
    expect.stringMatching(
      /^warning: .*test\.jsonl: 1 of its \d subjects is in no record that is learnt from, so nothing can suggest it: "[^"]+"\.\n$/,
    ),
  ]);
  return report.parse(JSON.parse(out));
}

describe('classmark evaluate', () => {
  it('shows a dash for what no test document can tell', async () => {
    await writeFile(
      at('dry.jsonl'),
      toLines(records(40).filter(({ subjects }) => !subjects.includes('/Earth/Weather'))),
    );
    const files = ['--train', at('train.jsonl'), '--test', at('dry.jsonl')];
    const { out } = await run('evaluate', ...files, '--subjects', 'leaves');
    expect(out).toMatch(/^Weather +0 +— +— +— +0 +0 +0 +/m);
  });

  it('drops no document', async () => {
    const { documents, perSubject } = await evaluate();
    const counted = perSubject.map(({ confusion: { tp, fp, fn, tn } }) => tp + fp + fn + tn);
    expect([documents, ...counted]).toEqual([43, 43, 43, 43, 43]);
  });

  it('learns paths as they are given unless told otherwise', async () => {
    const { perSubject } = await evaluate();
    expect(perSubject.map((s) => s.subject)).toContain('/Biology/Mammals/Whales');
  });

  it('counts a subject that only the test file has as missed', async () => {
    const { perSubject, macroAll, macro } = await evaluate('--subjects', 'leaves');
    expect(perSubject.find((s) => s.subject === 'Dragons')).toMatchObject({ support: 1, f1: 0, threshold: null });
    expect(macroAll).toEqual(macro);
  });

  it('gives every document a subject that all have', async () => {
    const { perSubject } = await evaluate('--subjects', 'roots');
    const biology = perSubject.find((s) => s.subject === 'Biology');
    expect(biology).toMatchObject({ support: 41, recall: 1, publishes: false });
  });

  it('promises more precision for a higher target', async () => {
    const [low, high] = [await evaluate('--target-precision', '0.6'), await evaluate('--target-precision', '0.99')];
    expect(low.atTarget.publishes).toBeGreaterThan(high.atTarget.publishes);
  });

  it('reads the files anew in each pass when streamed', async () => {
    const { documents, micro } = await evaluate('--stream', '--subjects', 'leaves');
    expect(documents).toBe(43);
    expect(micro.f1).toBeGreaterThan(0.8);
  });

  it('gives the same figures on two threads as on one', async () => {
    const [one, two] = [await evaluate('--stream'), await evaluate('--stream', '--threads', '2')];
    expect(two.perSubject).toEqual(one.perSubject);
  });

  it('sets a fifth of the records aside where there is no test file', async () => {
    const { out } = await run('evaluate', '--train', at('train.jsonl'), '--json');
    const { documents, perSubject } = report.parse(JSON.parse(out));
    expect(documents / 120).toBeCloseTo(0.2, 1);
    expect(Math.max(...perSubject.map(({ f1 }) => f1))).toBeGreaterThan(0.8);
  });

  it('writes what it gave to each document', async () => {
    const { perSubject } = await evaluate('--subjects', 'leaves', '--predictions', at('predictions.jsonl'));
    const lines = (await readFile(at('predictions.jsonl'), 'utf8')).trim().split('\n');
    const given = lines.map((line) => z.object({ given: z.array(z.string()) }).parse(JSON.parse(line)).given);
    const ants = perSubject.find((s) => s.subject === 'Ants')?.confusion;
    expect(given).toHaveLength(43);
    expect(given.filter((names) => names.includes('Ants'))).toHaveLength((ants?.tp ?? 0) + (ants?.fp ?? 0));
  });

  it('names the training labels that look wrong', async () => {
    const mislabel = (record: { id: string }) =>
      record.id === 'document-31' ? { ...record, subjects: ['/Myths'] } : record;
    await writeFile(at('mislabelled.jsonl'), toLines(records(120).map(mislabel)));
    const { out } = await run('evaluate', '--train', at('mislabelled.jsonl'), '--test', at('test.jsonl'), '--json');
    const { suspectLabels } = report.parse(JSON.parse(out));
    expect(suspectLabels).toContainEqual(expect.objectContaining({ id: 'document-31' }));
  });

  it('counts the test records that are training records, too', async () => {
    await writeFile(at('leaking.jsonl'), toLines([...records(1), { id: 'new', title: 'New', text: 'never seen' }]));
    const { out } = await run('evaluate', '--train', at('train.jsonl'), '--test', at('leaking.jsonl'), '--json');
    expect(report.parse(JSON.parse(out)).testCopies).toBe(1);
  });

  it('prints a table for people', async () => {
    const { out } = await run(
      'evaluate',
      '--train',
      at('train.jsonl'),
      '--test',
      at('test.jsonl'),
      '--subjects',
      'leaves',
    );
    expect(out).toMatch(/^43 documents, 4 subjects/);
    expect(out).toMatch(/^micro +0\.\d{3} +0\.\d{3} +0\.\d{3} +\(0\.\d{3} to [01]\.\d{3}\)$/m);
  });
});

describe('called wrongly', () => {
  it.each([
    { name: 'an unknown command', argv: ['fly'] },
    { name: 'a missing option', argv: ['evaluate', '--test', 'a'] },
    { name: 'no thread at all', argv: ['evaluate', '--train', 'a', '--threads', '0'] },
    {
      name: 'a target that means nothing',
      argv: ['evaluate', '--train', 'a', '--test', 'b', '--target-precision', '2'],
    },
    { name: 'a seed that is no number', argv: ['evaluate', '--train', 'a', '--test', 'b', '--seed', 'x'] },
    { name: 'a model that there is not', argv: ['evaluate', '--train', 'a', '--test', 'b', '--model', 'oracle'] },
    {
      name: 'a way to name subjects that there is not',
      argv: ['evaluate', '--train', 'a', '--test', 'b', '--subjects', 'all'],
    },
  ])('it ends with 2: $name', async ({ argv }) => {
    const { code, out, err } = await run(...argv);
    expect([code, out, err]).toEqual([2, '', expect.stringMatching(/^error: /)]);
  });

  it.each([
    { option: '--threads', value: '0', rule: 'must be 1 or more' },
    { option: '--threads', value: 'two', rule: 'must be a number' },
    { option: '--target-precision', value: '1', rule: 'must be 0.999 or less' },
    { option: '--seed', value: '1.5', rule: 'must be a whole number' },
    { option: '--folds', value: '21', rule: 'must be 20 or less' },
  ])('it names option, rule and value: $option $value', async ({ option, value, rule }) => {
    const { err } = await run('evaluate', '--train', 'a', option, value);
    expect(err).toBe(`error: option ${option} ${rule}; got "${value}"\n`);
  });

  it('it says what models there are', async () => {
    const { err } = await run('train', '--input', 'a', '--output', at('m'), '--model', 'oracle');
    expect(err).toContain('choose one of auto, write-up, linear');
  });

  it.each([
    { name: 'train', argv: ['train', '--input', 'train.jsonl', '--output', 'nowhere/m'] },
    { name: 'train', argv: ['train', '--input', 'train.jsonl', '--output', 'm', '--checkpoint', 'nowhere/m'] },
    { name: 'evaluate', argv: ['evaluate', '--train', 'train.jsonl', '--predictions', 'nowhere/m'] },
    { name: 'export', argv: ['export', '--output', 'nowhere/m'] },
  ])('$name ends with 1, before it does anything, where its file cannot be written', async ({ argv }) => {
    const files = argv.map((word) => (/[./]|^m$/.test(word) ? at(word) : word));
    const { code, err } = await run(...files);
    expect([code, err]).toEqual([1, `error: ${at('nowhere/m')}: The folder ${at('nowhere')} does not exist.\n`]);
  });

  it('it names the file that is no model', async () => {
    const { code, err } = await run('suggest', '--model', at('train.jsonl'), '--input', at('test.jsonl'));
    expect([code, err]).toEqual([1, expect.stringContaining(`${at('train.jsonl')}: This is not a safetensors file`)]);
  });

  it('it refuses to train on what can be read only once', async () => {
    const { code, err } = await run('evaluate', '--train', '-');
    expect([code, err]).toEqual([2, 'error: standard input can be read only once; pass a file instead\n']);
  });

  it('it ends with 1 where a file does not exist', async () => {
    const { code, err } = await run('evaluate', '--train', at('nothing.jsonl'), '--test', at('test.jsonl'));
    expect([code, err]).toEqual([1, `error: ${at('nothing.jsonl')}: The file does not exist.\n`]);
  });

  it('it ends with 0 when asked for help', async () => {
    const { code, out } = await run('--help');
    expect([code, out]).toEqual([0, expect.stringContaining('evaluate')]);
  });
});
