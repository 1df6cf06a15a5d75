import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { readConfig } from './config.js';
import { createProgram } from './program.js';
import { runProgram } from './terminal/run-program.js';

let folder = '';
const at = (name: string): string => join(folder, name);

/** Runs a command as if piped: nobody watches. */
async function run(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const [out, err]: [string[], string[]] = [[], []];
  const terminal = {
    out: (text: string) => void out.push(text),
    err: (text: string) => void err.push(text),
    progress: null,
  };
  const code = await runProgram(() => createProgram(terminal, readConfig({})), argv, terminal);
  return { code, out: out.join(''), err: err.join('') };
}

const toLines = (records: readonly object[]): string => records.map((record) => `${JSON.stringify(record)}\n`).join('');

/** Every third document is of whales, every third of ants, every third of both; every ninth is also of the weather. */
function records(count: number, from = 0) {
  return Array.from({ length: count }, (_, i) => {
    const subjects = ['/Biology/Mammals/Whales', '/Biology/Insects/Ants'].filter((_, s) => i % 3 !== s);
    const known = subjects.map((path) => (path.endsWith('Whales') ? 'whales sing in the sea' : 'ants carry leaves'));
    const words = i % 9 === 0 ? [...known, 'rain and wind'] : known;
    return {
      id: `document-${from + i}`,
      title: `Study ${i % 7}`,
      text: words.join(', '),
      subjects: i % 9 === 0 ? [...subjects, '/Earth/Weather'] : subjects,
    };
  });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'classmark-cli-'));
  await writeFile(at('train.jsonl'), toLines(records(120)));
  const odd = [
    { id: 'empty', title: '', text: '', subjects: ['/Biology/Insects/Ants'] },
    { id: 'dragon', title: 'Dragons', text: 'They fly.', subjects: ['/Myths/Dragons'] },
    { id: 'silent', title: 'Nothing said', text: 'of subjects' },
  ];
  await writeFile(at('test.jsonl'), toLines([...records(40, 1000), ...odd]));
  await writeFile(at('broken.jsonl'), `${toLines(records(3))}{"id": \n`);
});
afterAll(() => rm(folder, { recursive: true }));

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
  deployed: z.boolean(),
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
    deployed: z.number(),
  }),
  perSubject: z.array(subject),
  shares: z.array(
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
  expect([code, err]).toEqual([0, '']);
  return report.parse(JSON.parse(out));
}

describe('classmark evaluate', () => {
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
    expect(biology).toMatchObject({ support: 41, recall: 1, deployed: false });
  });

  it('promises more precision for a higher target', async () => {
    const [low, high] = [await evaluate('--target-precision', '0.6'), await evaluate('--target-precision', '0.99')];
    expect(low.atTarget.deployed).toBeGreaterThan(high.atTarget.deployed);
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
    expect(out).toMatch(/^micro +0\.\d{3} +0\.\d{3} +0\.\d{3}$/m);
  });
});

const trainAs = (output: string) =>
  run('train', '--input', at('train.jsonl'), '--output', at(output), '--subjects', 'leaves', '--json');

describe('classmark train', () => {
  it('says what it made', async () => {
    const { code, out } = await trainAs('said.safetensors');
    expect([code, JSON.parse(out)]).toMatchObject([0, { documents: 120, trained: 3, skipped: [] }]);
  });

  it('writes the same bytes for the same file and seed', async () => {
    await trainAs('a.safetensors');
    await trainAs('b.safetensors');
    expect(await readFile(at('a.safetensors'))).toEqual(await readFile(at('b.safetensors')));
  });

  it('writes nothing where a line is broken, and says which', async () => {
    const { code, err } = await run('train', '--input', at('broken.jsonl'), '--output', at('none.safetensors'));
    expect([code, existsSync(at('none.safetensors'))]).toEqual([1, false]);
    expect(err).toMatch(/^error: .*broken\.jsonl: line 4: The line is not JSON/);
  });

  it('says so where there is nothing to learn', async () => {
    await writeFile(at('bare.jsonl'), toLines(records(5).map(({ subjects: _, ...record }) => record)));
    const { code, err } = await run('train', '--input', at('bare.jsonl'), '--output', at('none.safetensors'));
    expect([code, err]).toEqual([1, expect.stringContaining('No subject can be trained')]);
  });
});

const suggestion = z.object({
  id: z.string(),
  subjects: z.array(z.object({ subject: z.string(), probability: z.number(), verdict: z.string() })),
});

describe('a checkpoint of classmark train', () => {
  const trainFrom = (...options: string[]) =>
    run(
      'train',
      '--input',
      at('train.jsonl'),
      '--output',
      at('c.safetensors'),
      '--checkpoint',
      at('state'),
      ...options,
    );

  it('is gone when the training has ended', async () => {
    const { code } = await trainFrom('--stream');
    expect([code, existsSync(at('c.safetensors')), existsSync(at('state'))]).toEqual([0, true, false]);
  });

  it('is refused where it is of something else', async () => {
    await writeFile(at('state'), await readFile(at('c.safetensors')));
    const { code, err } = await trainFrom('--stream');
    expect([code, err]).toEqual([1, expect.stringContaining('the state of another training')]);
  });
});

describe('classmark suggest', () => {
  beforeAll(async () => {
    await trainAs('model.safetensors');
    const texts = [
      { id: 'sea', title: 'Study 1', text: 'whales sing in the sea' },
      { id: 'hill', title: 'Study 2', text: 'ants carry leaves' },
    ];
    await writeFile(at('new.jsonl'), toLines(texts));
  });

  it('gives the subjects of each record, likeliest first', async () => {
    const { code, out } = await run('suggest', '--model', at('model.safetensors'), '--input', at('new.jsonl'));
    const answers = out
      .trim()
      .split('\n')
      .map((line) => suggestion.parse(JSON.parse(line)));
    expect([code, ...answers.map(({ id, subjects }) => [id, subjects[0]?.subject, subjects[0]?.verdict])]).toEqual([
      0,
      ['sea', 'Whales', 'accept'],
      ['hill', 'Ants', 'accept'],
    ]);
  });

  it('shows what is unlikely too when asked', async () => {
    const { out } = await run(
      'suggest',
      '--model',
      at('model.safetensors'),
      '--input',
      at('new.jsonl'),
      '--min-probability',
      '0',
    );
    expect(suggestion.parse(JSON.parse(out.split('\n')[0] ?? '')).subjects).toHaveLength(3);
  });

  it('goes on after a wrong line, and fails in the end', async () => {
    const { code, out, err } = await run('suggest', '--model', at('model.safetensors'), '--input', at('broken.jsonl'));
    expect([code, out.trim().split('\n').length]).toEqual([1, 3]);
    expect(err).toContain('line 4: The line is not JSON');
  });

  it('refuses a damaged model', async () => {
    await writeFile(at('damaged.safetensors'), (await readFile(at('model.safetensors'))).subarray(0, 500));
    const { code, err } = await run('suggest', '--model', at('damaged.safetensors'), '--input', at('new.jsonl'));
    expect([code, err]).toEqual([1, expect.stringMatching(/^error: .*cut short/)]);
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

  it('it ends with 1 where a file does not exist', async () => {
    const { code, err } = await run('evaluate', '--train', at('nothing.jsonl'), '--test', at('test.jsonl'));
    expect([code, err]).toEqual([1, `error: ${at('nothing.jsonl')}: The file does not exist.\n`]);
  });

  it('it ends with 0 when asked for help', async () => {
    const { code, out } = await run('--help');
    expect([code, out]).toEqual([0, expect.stringContaining('evaluate')]);
  });
});
