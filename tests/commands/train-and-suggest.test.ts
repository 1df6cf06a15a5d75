import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { decodeVersion } from '@classmark/learners';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createSampleFolder, records, run, type SampleFolder, toLines } from './sample-folder.js';

let folder: SampleFolder;
const at = (name: string): string => folder.at(name);

beforeAll(async () => {
  folder = await createSampleFolder();
});
afterAll(() => folder[Symbol.asyncDispose]());

const trainAs = (output: string) =>
  run('train', '--input', at('train.jsonl'), '--output', at(output), '--subjects', 'leaves', '--json');

describe('classmark train', () => {
  it('says what it made', async () => {
    const { code, out } = await trainAs('said.safetensors');
    expect([code, JSON.parse(out)]).toMatchObject([0, { documents: 98, testDocuments: 22, trained: 3, skipped: [] }]);
  });

  it('writes the same bytes for the same file and seed', async () => {
    await trainAs('a.safetensors');
    await trainAs('b.safetensors');
    expect(await readFile(at('a.safetensors'))).toEqual(await readFile(at('b.safetensors')));
  });

  it.each([['--no-test'], ['--stream']])(
    'learns runs of characters at any size where no blanks part words (%j)',
    async (...more) => {
      const signs = Array.from({ length: 90 }, (_, i) => String.fromCodePoint(0x4e00 + 7 * i));
      const documents = Array.from({ length: 1_000 }, (_, i) => {
        const own = `${signs[60 + 10 * (i % 3)]}${signs[61 + 10 * (i % 3)]}`;
        const text = `${signs[i % 60]}${own}${signs[Math.floor(i / 17)]}${signs[i % 17]}`;
        return { id: `${i}`, title: '', text, subjects: [`Subject ${i % 3}`] };
      });
      await writeFile(at('signs.jsonl'), toLines(documents));
      const output = at('signs.safetensors');
      const options = ['--input', at('signs.jsonl'), '--output', output, '--model', 'linear-sgd', ...more];
      expect((await run('train', ...options)).code).toBe(0);
      const { parameters } = await decodeVersion(await readFile(output));
      expect(parameters).toMatchObject({ characters: 'runs' });
    },
  );

  it('writes nothing where a line is broken, and says which', async () => {
    const { code, err } = await run('train', '--input', at('broken.jsonl'), '--output', at('none.safetensors'));
    expect([code, existsSync(at('none.safetensors'))]).toEqual([1, false]);
    expect(err).toMatch(/^error: .*broken\.jsonl: line 4: The line is not JSON/);
  });

  it('says so where there is nothing to learn', async () => {
    await writeFile(at('bare.jsonl'), toLines(records(5).map(({ subjects: _, ...record }) => record)));
    const { code, err } = await run('train', '--input', at('bare.jsonl'), '--output', at('none.safetensors'));
    expect([code, err]).toEqual([
      1,
      'error: Nothing to train, because no document is labelled: label some documents.\n',
    ]);
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
    expect([code, err]).toEqual([1, expect.stringContaining('belongs to a different training')]);
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
