import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';

/** Each record of the sample corpus so many times, under other ids and with a word more. */
const copies = 60;

let folder = '';
const at = (name: string): string => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'classmark-checkpoint-'));
  const lines = (await readFile('prisma/sample/labelled.jsonl', 'utf8')).trim().split('\n');
  const records = lines.map((line) => JSON.parse(line));
  const many = Array.from({ length: copies }, (_, copy) =>
    records.map(({ id, title, ...rest }) =>
      JSON.stringify({ id: `${id}-${copy}`, title: `${title} part${copy}`, ...rest }),
    ),
  );
  await writeFile(at('many.jsonl'), `${many.flat().join('\n')}\n`);
  expect(await once(train('whole'), 'exit')).toEqual([0, null]);
});
afterAll(() => rm(folder, { recursive: true }));

function train(output: string, ...options: string[]): ChildProcess {
  const files = ['--input', at('many.jsonl'), '--output', at(output)];
  return spawn(process.execPath, [
    'apps/cli/dist/main.js',
    'train',
    ...files,
    '--subjects',
    'roots',
    '--stream',
    ...options,
  ]);
}

it.each(['1', '2'])(
  'a training killed on %s threads goes on from its checkpoint to the same bytes',
  async (threads) => {
    const checkpoint = at(`state-${threads}`);
    const options = ['--threads', threads, '--checkpoint', checkpoint];
    const killed = train('killed', ...options);
    await vi.waitFor(() => expect(existsSync(checkpoint)).toBe(true), { timeout: 60_000, interval: 5 });
    killed.kill('SIGKILL');
    const [, signal] = await once(killed, 'exit');
    expect([signal, existsSync(at('killed'))]).toEqual(['SIGKILL', false]);
    expect(await once(train('resumed', ...options), 'exit')).toEqual([0, null]);
    expect((await readFile(at('resumed'))).equals(await readFile(at('whole')))).toBe(true);
    expect(existsSync(checkpoint)).toBe(false);
  },
);
