import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSampleFolder, run, type SampleFolder } from './sample-folder.js';

let folder: SampleFolder;
beforeAll(async () => {
  folder = await createSampleFolder();
});
afterAll(() => folder[Symbol.asyncDispose]());

async function train(name: string, ...options: string[]): Promise<string> {
  const { code, err } = await run('gan', 'run', '--steps', '100', '--output', folder.at(name), ...options);
  expect([code, err]).toEqual([0, '']);
  return readFile(folder.at(`${name}/gan-experiments/runs.csv`), 'utf8');
}

/** Sixty-two variants take a while on a busy machine. */
const patience = { timeout: 300_000 };

describe('classmark gan run', () => {
  it('gives the same figures with one thread and with several', async () => {
    const seeds = ['--variants', 'plain,features', '--seeds', '12'];
    const [one, several] = [
      await train('one', ...seeds, '--threads', '1'),
      await train('several', ...seeds, '--threads', '3'),
    ];
    expect(several).toBe(one);
    expect(one.trimEnd().split('\n')).toHaveLength(1 + 24);
  });

  it('writes a report that says how each technique does, and what the write-up saw', async () => {
    await train('report', '--seeds', '2', '--threads', '2');
    const report = await readFile(folder.at('report/gan-experiments.md'), 'utf8');
    expect(report).toMatch(/^\| Feature matching \| no technique \| feature matching \| .*closer in \d of 2 seeds/m);
    expect(report).toMatch(/^\| all three \| “did not perform well” \| .* \| \*\*not contradicted\*\* \|$/m);
    for (const name of ['densities', 'distance', 'outcomes']) {
      expect(await readFile(folder.at(`report/gan-experiments/${name}.svg`), 'utf8')).toMatch(
        /^<svg [\s\S]*<\/svg>\n$/,
      );
    }
  });

  it(
    'says, where asked, whether other readings and further techniques matter, and what other targets show',
    patience,
    async () => {
      const csv = await train('readings', '--alternatives', '--seeds', '1', '--threads', '2');
      const report = await readFile(folder.at('readings/gan-experiments.md'), 'utf8');
      expect(report).toContain('30 changes, each with the first 1 seeds; so few show only large differences.');
      expect(report).toMatch(
        /^\| spectral normalisation \| no technique \| .*no difference; closer in [01] of 1 seeds/m,
      );
      expect(report.match(/^## Target .*$/gm)).toEqual([
        '## Target two modes',
        '## Target skewed',
        '## Target heavy tail',
      ]);
      expect(csv.trimEnd().split('\n')).toHaveLength(1 + 8 + 30 + 24);
    },
  );

  it('names the variants that there are', async () => {
    const { code, err } = await run('gan', 'run', '--variants', 'plane', '--output', folder.at('none'));
    expect([code, err]).toEqual([2, expect.stringContaining('--variants must be all, or some of plain, minibatch')]);
  });
});
