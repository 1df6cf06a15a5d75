import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { createSampleFolder, run, type SampleFolder } from './sample-folder.js';

// Models are trained several times.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let folder: SampleFolder;
beforeAll(async () => {
  folder = await createSampleFolder();
});
afterAll(() => folder[Symbol.asyncDispose]());

const report = z.object({
  macro: z.object({ recall: z.number() }),
  comparison: z.object({ model: z.string(), baseline: z.string() }),
});

describe('--imbalance', () => {
  it.each(['none', 'class-weights', 'undersampling', 'smote', 'noise', 'gan'])(
    'lets evaluate train by %s, and compare with a baseline without it',
    async (strategy) => {
      const options = ['--model', 'linear', '--imbalance', strategy, '--baseline', 'linear', '--subjects', 'leaves'];
      const { code, out, err } = await run('evaluate', '--train', folder.at('train.jsonl'), '--json', ...options);
      expect([code, err]).toEqual([0, '']);
      const { macro, comparison } = report.parse(JSON.parse(out));
      expect(comparison).toMatchObject({ model: `linear with ${strategy}`, baseline: 'linear' });
      expect(macro.recall).toBeGreaterThan(0.9);
    },
  );

  it('is kept in what train writes', async () => {
    const options = ['--model', 'linear', '--imbalance', 'smote', '--output', folder.at('m.safetensors')];
    expect((await run('train', '--input', folder.at('train.jsonl'), ...options)).code).toBe(0);
    expect((await readFile(folder.at('m.safetensors'))).includes('smote')).toBe(true);
  });

  it('is for the recipe that has it', async () => {
    const options = ['--input', folder.at('train.jsonl'), '--output', folder.at('m.safetensors')];
    const refused = await run('train', '--imbalance', 'gan', ...options);
    expect([refused.code, refused.err]).toEqual([
      2,
      expect.stringContaining('option --imbalance is for the recipe linear, not for "auto"'),
    ]);
  });
});
