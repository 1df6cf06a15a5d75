import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runCommand } from '../support/run-command.js';
import { report } from './report.js';

/** All variants are to take less, in seconds. */
const mostSeconds = 180;

it('all variants from a hundred seeds each are trained while one waits', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'classmark-gan-'));
  const options = ['--variants', 'all', '--seeds', '100', '--threads', '2', '--output', folder];
  const { code, out } = await runCommand({}, 'gan', 'run', ...options);
  await rm(folder, { recursive: true });
  expect(code).toBe(0);
  const [summary = ''] = out.split('\n');
  report('gan study', [summary]);
  expect(Number(/ took (\d+\.\d) s\.$/.exec(summary)?.[1])).toBeLessThan(mostSeconds);
});
