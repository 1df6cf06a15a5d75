import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { SupervisedProcess } from './supervised-process.js';

const folder = mkdtempSync(join(tmpdir(), 'classmark-supervised-'));
const logFile = join(folder, 'logs', 'child.log');
const patience = { timeout: 5_000, interval: 20 };

/** A process that says that it is ready, notes its number and lives until it is told to stop. */
const sound = "process.send('ready'); console.log(process.pid); process.on('disconnect', () => process.exit());";

function supervise(script: string): { supervised: SupervisedProcess; reports: string[] } {
  const reports: string[] = [];
  const plan = { name: 'child', args: ['-e', script], cwd: folder, env: {}, logFile };
  return { supervised: new SupervisedProcess(plan, (line) => reports.push(line)), reports };
}

const pidsSeen = (): number[] => readFileSync(logFile, 'utf8').trim().split('\n').filter(Boolean).map(Number);

afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('starts a killed process again, and says so', async () => {
  const { supervised, reports } = supervise(sound);
  await supervised.untilReady();
  await vi.waitFor(() => expect(pidsSeen()).toHaveLength(1), patience);
  process.kill(pidsSeen()[0] ?? 0, 'SIGKILL');
  await vi.waitFor(() => expect(pidsSeen()).toHaveLength(2), patience);
  expect(reports).toEqual([expect.stringContaining('The child ended (SIGKILL); starting it again')]);
  await supervised[Symbol.asyncDispose]();
});

it('leaves a process that it stopped stopped', async () => {
  const { supervised, reports } = supervise(sound);
  await supervised.untilReady();
  const { pid } = supervised;
  await supervised[Symbol.asyncDispose]();
  expect(supervised.pid).toBe(pid);
  expect(() => process.kill(pid ?? 0, 0)).toThrow('ESRCH');
  expect(reports).toEqual([]);
});

it('gives the last words of a process that ends before it is ready', async () => {
  const { supervised } = supervise("console.error('no database'); process.exit(3)");
  await expect(supervised.untilReady()).rejects.toThrow(/The child did not start\..*no database/s);
  await supervised[Symbol.asyncDispose]();
});
