import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSampleFolder, run, type SampleFolder, toLines } from './sample-folder.js';

let folder: SampleFolder;
beforeAll(async () => {
  folder = await createSampleFolder();
});
afterAll(() => folder[Symbol.asyncDispose]());

const subjects = { sea: '/Sea', farm: '/Farm' } as const;
/** Each word of a subject stands in few documents, and in none beside most of the others. */
const words = {
  sea: ['whale', 'squid', 'plankton', 'herring', 'dolphin', 'seal', 'walrus', 'krill'],
  farm: ['wheat', 'barley', 'tractor', 'cattle', 'orchard', 'plough', 'harvest', 'stable'],
} as const;

function documentsOf(count: number, take: (kind: keyof typeof words, i: number) => string) {
  return Array.from({ length: count }, (_, i) => {
    const kind = i % 2 === 0 ? 'sea' : 'farm';
    return { id: `${kind}-${i}`, title: `Note ${i}`, text: take(kind, i), subjects: [subjects[kind]] };
  });
}

/** Vectors that tell the sea from the farm, in GloVe's form. */
const vectorLines = Object.entries(words)
  .flatMap(([kind, own]) => own.map((word, i) => `${word} ${kind === 'sea' ? 1 : -1} ${0.1 * (i % 3)} 0.2\n`))
  .join('');

const mojo = (name: string): string => fileURLToPath(new URL(`../peers/mojo/${name}`, import.meta.url));

/** As genmodel gives it for a text of that word alone. */
async function vectorOfShip(): Promise<number[]> {
  const [, first = ''] = (await readFile(mojo('word2vec.expected.csv'), 'utf8')).split('\n');
  return first
    .split(',')
    .slice(5)
    .map((number) => Math.fround(Number(number)));
}

async function write(name: string, content: string | Uint8Array): Promise<string> {
  await writeFile(folder.at(name), content);
  return folder.at(name);
}

describe('classmark embeddings', () => {
  it('learns word vectors that info lists the nearest words of', async () => {
    const output = folder.at('words.bin');
    const trained = await run(
      'embeddings',
      'train',
      '--input',
      folder.at('train.jsonl'),
      '--output',
      output,
      '--dimensions',
      '8',
    );
    expect([trained.code, trained.err]).toEqual([0, '']);
    const { out } = await run('embeddings', 'info', output, '--nearest', 'whales', 'unicorns');
    expect(out).toMatch(/^words\.bin: \d+ words, 8 dimensions \(word2vec-binary\)\.$/m);
    expect(out).toMatch(/^whales: \w+ -?\d\.\d\d, /m);
    expect(out).toMatch(/^unicorns: not in the file$/m);
  });

  it('imports the word vectors of an H2O MOJO', async () => {
    const output = folder.at('h2o.vec');
    const args = ['--input', mojo('word2vec.zip'), '--output', output, '--as', 'word2vec-text'];
    const { code, err } = await run('embeddings', 'import', ...args);
    expect([code, err]).toEqual([0, '']);
    const [, vector] = /^ship (.+)$/m.exec(await readFile(output, 'utf8')) ?? [];
    expect(vector?.split(' ').map((number) => Math.fround(Number(number)))).toEqual(await vectorOfShip());
  });

  it('refuses an H2O MOJO of another kind', async () => {
    const args = ['--input', mojo('glm_binomial_skip.zip'), '--output', folder.at('no.vec')];
    const { code, err } = await run('embeddings', 'import', ...args);
    expect([code, err]).toEqual([1, expect.stringContaining('This MOJO is a model of glm, not word vectors.')]);
  });

  it('imports, of a gzipped file, the words that occur in some records', async () => {
    const input = await write('glove.txt.gz', gzipSync(vectorLines));
    const records = await write('few.jsonl', toLines([{ id: 'a', title: 'Whale', text: 'and wheat', subjects: [] }]));
    const output = folder.at('few.vec');
    const { code, err } = await run(
      'embeddings',
      'import',
      '--input',
      input,
      '--words-of',
      records,
      '--as',
      'word2vec-text',
      '--output',
      output,
    );
    expect([code, err]).toEqual([0, '']);
    expect((await readFile(output, 'utf8')).split('\n')).toEqual([
      '2 3',
      expect.stringMatching(/^whale 1 /),
      expect.stringMatching(/^wheat -1 /),
      '',
    ]);
  });

  it.each([
    ['cut.txt.gz', gzipSync(vectorLines).subarray(0, 60), 'its gzip data is broken or truncated.'],
    ['missing.txt', null, 'The file does not exist.'],
  ])('refuses %s in a sentence', async (name, content, message) => {
    const path = content === null ? folder.at(name) : await write(name, content);
    const { code, err } = await run('embeddings', 'info', path);
    expect([code, err]).toEqual([1, expect.stringContaining(message)]);
    expect(err).not.toContain('fault');
  });

  it('refuses a folder', async () => {
    const { code, err } = await run('embeddings', 'info', folder.at('.'));
    expect([code, err]).toEqual([1, expect.not.stringContaining('fault')]);
  });

  it('says what is wrong with a file', async () => {
    const { code, err } = await run('embeddings', 'info', await write('cut.vec', '5 2\nsea 1 2\n'));
    expect([code, err]).toEqual([1, expect.stringMatching(/cut\.vec: The file ends after 1 of 5 words\.\n$/)]);
  });
});

describe('word vectors in training', () => {
  it('tell subjects apart by words that no training document has', async () => {
    const embeddings = await write('glove.txt', vectorLines);
    const known = documentsOf(60, (kind, i) => [0, 1, 2].map((step) => words[kind][(i + step) % 5]).join(' '));
    const unseen = documentsOf(10, (kind, i) => [0, 1, 2].map((step) => words[kind][5 + ((i + step) % 3)]).join(' '));
    const train = await write('known.jsonl', toLines(known));
    const test = await write('unseen.jsonl', toLines(unseen));
    const { code, out, err } = await run(
      ...['evaluate', '--train', train, '--test', test, '--model', 'linear', '--embeddings', embeddings],
      ...['--baseline', 'linear', '--json'],
    );
    expect([code, err]).toEqual([0, '']);
    const report = JSON.parse(out);
    expect(report.comparison).toMatchObject({ model: 'linear with glove.txt', baseline: 'linear' });
    expect(report.micro.f1).toBe(1);
    expect(report.comparison.baselineF1.micro).toBeLessThan(0.8);

    const model = folder.at('model.safetensors');
    await run('train', '--input', train, '--output', model, '--model', 'linear', '--embeddings', embeddings);
    const { out: lines } = await run('suggest', '--model', model, '--input', test, '--min-probability', '0.5');
    const answers = lines
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers).toHaveLength(10);
    for (const { id, subjects: suggested } of answers) {
      expect(suggested.map(({ subject }: { subject: string }) => subject)).toEqual([
        id.startsWith('sea') ? subjects.sea : subjects.farm,
      ]);
    }
  });

  it('are refused for recipes that have no use for them', async () => {
    const embeddings = await write('glove.txt', vectorLines);
    const { code, err } = await run(
      'evaluate',
      '--train',
      folder.at('train.jsonl'),
      '--model',
      'linear-sgd',
      '--embeddings',
      embeddings,
    );
    expect([code, err]).toEqual([2, expect.stringContaining('--embeddings is for the recipes auto, linear, and cnn')]);
  });
});
