import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { report, table } from './report.js';
import { generateCorpus } from './speed/generated-corpus.js';

/** `BENCH_TRAINING_COST=4000x4500` asks for another size. */
const [documents = 0, subjects = 0] = (process.env.BENCH_TRAINING_COST ?? '16000x15000').split('x').map(Number);
const mostBytes = 3e9;
const timeoutMs = 7_200_000;

/** Says what its process took, as the last line of standard error. */
const noteUsage = `data:text/javascript,${encodeURIComponent(
  "process.on('exit', () => console.error(JSON.stringify(process.resourceUsage())))",
)}`;
const usage = z.object({ userCPUTime: z.number(), systemCPUTime: z.number(), maxRSS: z.number() });

it(`auto on ${documents} documents × ${subjects} subjects says what it will take, and stays under 3 GB`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'classmark-cost-'));
  const files = ['--input', generateCorpus(documents, 1, subjects), '--output', join(folder, 'model.safetensors')];
  const command = ['--import', noteUsage, 'apps/cli/bin/classmark.mjs', 'train', ...files];
  const { status, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8', timeout: timeoutMs });
  rmSync(folder, { recursive: true });
  expect(status, stderr).toBe(0);
  const lines = stderr.trim().split('\n');
  const { userCPUTime, systemCPUTime, maxRSS } = usage.parse(JSON.parse(lines.at(-1) ?? ''));
  const said = lines.find((line) => line.startsWith('Expected for')) ?? 'nothing';
  const bytes = maxRSS * 1_024;
  const row = [documents, subjects, Math.round((userCPUTime + systemCPUTime) / 1e6), Math.round(bytes / 1e6)];
  const header = ['documents', 'subjects', 'CPU seconds', 'MB at most'];
  report('training-cost', [table(header, [row]), `Said beforehand: ${said}`], 'docs/scale.md');
  expect(bytes).toBeLessThan(mostBytes);
});
