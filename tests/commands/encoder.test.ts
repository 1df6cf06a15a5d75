import { cp, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '../support/run-command.js';
import { toLines } from './sample-folder.js';

const encoder = fileURLToPath(new URL('../peers/encoder', import.meta.url));
const words = { sea: ['whale', 'swims', 'sea'], air: ['rocket', 'flies', 'moon'] } as const;

let folder: string;
const at = (name: string): string => join(folder, name);
const classmark = (...argv: string[]) => runCommand({ CLASSMARK_HOME: folder }, ...argv);
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'classmark-encoder-'));
  const records = Array.from({ length: 40 }, (_, i) => {
    const kind = i % 2 === 0 ? 'sea' : 'air';
    const text = [0, 1, 2].map((step) => words[kind][(i + step) % 3]).join(' ');
    return { id: `${i}`, title: `The ${i}`, text, subjects: [`/${kind}`] };
  });
  await writeFile(at('records.jsonl'), toLines(records));
});
afterAll(() => rm(folder, { recursive: true }));

const train = (...argv: string[]) =>
  classmark('train', '--input', at('records.jsonl'), '--output', at('model'), '--model', 'linear', ...argv);
const suggest = (...argv: string[]) =>
  classmark('suggest', '--model', at('model'), '--input', at('records.jsonl'), ...argv);

describe('an encoder', () => {
  it('tells what encoding costs, and encodes each text once', async () => {
    const first = await train('--encoder', encoder);
    expect([first.code, first.err]).toEqual([0, expect.stringMatching(/^Encoding 40 texts takes about 0\.\d min/)]);
    const [kept = ''] = await readdir(at('encoded-texts'));
    const { size } = await stat(join(folder, 'encoded-texts', kept));
    expect(size).toBe(40 * (32 + 4 * 8));
    expect(await train('--encoder', encoder)).toMatchObject({ code: 0, err: '' });
    expect((await stat(join(folder, 'encoded-texts', kept))).size).toBe(size);
  });

  it('suggests by a model that was trained with it', async () => {
    await train('--encoder', encoder);
    const { out } = await suggest('--encoder', encoder, '--min-probability', '0.5');
    const [line = ''] = out.split('\n');
    expect(JSON.parse(line).subjects).toMatchObject([{ subject: '/sea' }]);
  });

  it('must be the one that the model was trained with', async () => {
    await train('--encoder', encoder);
    const without = await suggest();
    expect([without.code, without.err]).toEqual([1, expect.stringContaining('pass its folder with --encoder')]);
    await cp(encoder, at('other'), { recursive: true });
    await writeFile(join(at('other'), 'sentence_bert_config.json'), '{"max_seq_length": 5}');
    const other = await suggest('--encoder', at('other'));
    expect([other.code, other.err]).toEqual([
      1,
      expect.stringMatching(/was trained with an encoder whose SHA-256 begins/),
    ]);
    const onSpark = await classmark(
      'spark',
      'suggest',
      '--model',
      at('model'),
      '--input',
      '/x',
      '--output',
      at('none'),
    );
    expect([onSpark.code, onSpark.err]).toEqual([1, expect.stringContaining('encoders do not run on Spark')]);
    await train();
    const needless = await suggest('--encoder', encoder);
    expect([needless.code, needless.err]).toEqual([1, expect.stringContaining('does without an encoder')]);
  });

  it('is compared with a baseline without it', async () => {
    const argv = ['--model', 'linear', '--encoder', encoder, '--baseline', 'linear', '--folds', '2', '--json'];
    const { out } = await classmark('evaluate', '--train', at('records.jsonl'), ...argv);
    expect(JSON.parse(out).comparison).toMatchObject({ model: 'linear with encoder', baseline: 'linear' });
  });

  it('encodes nothing for auto where it does not try that on so many records', async () => {
    const many = Array.from({ length: 40_000 }, (_, i) => {
      const kind = i % 2 === 0 ? 'sea' : 'air';
      return { id: `${i}`, title: `${i}`, text: words[kind].join(' '), subjects: [`/${kind}`] };
    });
    await writeFile(at('many.jsonl'), toLines(many));
    const encoding = ['--train', at('many.jsonl'), '--encoder', encoder, '--json'];
    const none = 'auto does not try an encoder on so many records: none is encoded for it.\n';
    expect(await classmark('evaluate', ...encoding)).toMatchObject({ code: 0, err: none });
    const models = ['--models', 'linear-sgd,auto+encoder'];
    expect(await classmark('compare', ...encoding, ...models)).toMatchObject({ code: 0, err: none });
  });

  it('is compared with word vectors', async () => {
    await writeFile(at('words.vec'), 'whale 1 0\nrocket 0 1\n');
    const models = ['linear', 'linear+vectors', 'linear+encoder'];
    const argv = ['--models', models.join(), '--encoder', encoder, '--embeddings', at('words.vec'), '--json'];
    const { out } = await classmark('compare', '--train', at('records.jsonl'), ...argv);
    expect(JSON.parse(out).models).toMatchObject(models.map((model) => ({ model, calibration: {} })));
  });

  it.each([
    ['a folder without its files', ['--encoder', '.'], 1, 'The encoder needs the file config.json'],
    [
      'a recipe that has no use for it',
      ['--encoder', encoder, '--model', 'linear-sgd'],
      2,
      '--encoder is for the recipes',
    ],
    ['word vectors beside it', ['--encoder', encoder, '--embeddings', 'x'], 2, 'cannot be used with'],
  ])('is refused with %s', async (_name, argv, code, message) => {
    expect(await train(...argv)).toMatchObject({ code, err: expect.stringContaining(message) });
  });
});
