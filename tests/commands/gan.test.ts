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

  it('trains with other settings, and names the command that does so again', async () => {
    const settings = ['--target', 'two-modes', '--no-sorted', '--noise-sd', '0.5', '--feature-loss', 'added'];
    const csv = await train('others', '--variants', 'noise,features', '--seeds', '2', '--first-seed', '5', ...settings);
    const report = await readFile(folder.at('others/gan-experiments.md'), 'utf8');
    const [, command = ''] = /`classmark (gan run [^`]*) --output [^`]*`/.exec(report) ?? [];
    const { code } = await run(...command.split(' '), '--output', folder.at('again'));
    expect(code).toBe(0);
    expect(await readFile(folder.at('again/gan-experiments/runs.csv'), 'utf8')).toBe(csv);
    expect(csv).not.toBe(await train('plain', '--variants', 'noise,features', '--seeds', '2', '--first-seed', '5'));
  });

  it('says what the write-up saw only where all is as the write-up has it', async () => {
    await train('large', '--seeds', '1', '--batch', '16');
    expect(await readFile(folder.at('large/gan-experiments.md'), 'utf8')).not.toContain(
      'What the original experiment saw',
    );
  });

  it.each([
    ['--variants', 'plane', '--variants must be all, or some of plain, minibatch'],
    ['--target', 'square', '--target must be one of gaussian, two-modes'],
    ['--generator-rate', '0', '--generator-rate must be more than 0'],
    ['--batch', '1', '--batch must be 2 or more'],
  ])('refuses %s %s and says what there is', async (option, value, message) => {
    const { code, err } = await run('gan', 'run', option, value, '--output', folder.at('none'));
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
  });

  it('tries other readings against the defaults alone', async () => {
    const { code, err } = await run('gan', 'run', '--alternatives', '--batch', '16', '--output', folder.at('none'));
    expect([code, err]).toEqual([2, expect.stringContaining('--alternatives compares with the defaults; leave out')]);
  });
});
