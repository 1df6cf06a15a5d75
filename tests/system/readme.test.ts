import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningClassmark, startClassmark } from '../support/running-classmark.js';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));

/** The fenced blocks of the README whose info string is `info`, in order. */
async function blocksOf(info: string): Promise<string[]> {
  const readme = await readFile(join(root, 'README.md'), 'utf8');
  return [...readme.matchAll(/^```(.+)\n([\s\S]*?)^```$/gm)].flatMap(([, kind, text = '']) =>
    kind === info ? [text] : [],
  );
}

describe('the README', () => {
  let classmark: RunningClassmark;
  let folder: string;

  beforeAll(async () => {
    classmark = await startClassmark();
    folder = await mkdtemp(join(tmpdir(), 'classmark-readme-'));
    for (const name of ['node_modules', 'prisma']) await symlink(join(root, name), join(folder, name));
  });
  afterAll(async () => {
    await classmark[Symbol.asyncDispose]();
    for (const path of [folder, classmark.home]) await rm(path, { recursive: true, force: true });
  });

  async function bash(script: string): Promise<string> {
    const env = { ...process.env, CLASSMARK_HOME: classmark.home };
    const { stdout } = await run('bash', ['-euo', 'pipefail', '-c', script], { cwd: folder, env });
    return stdout;
  }

  it('has a tour whose commands all work', async () => {
    const tour = (await blocksOf('sh tour')).join('\n');
    expect(await bash(tour)).toContain('added 2');
    const exported = (await readFile(join(folder, 'with-subjects.jsonl'), 'utf8')).trim().split('\n');
    expect(exported).toHaveLength(502);
    const suggested = (await readFile(join(folder, 'suggested.jsonl'), 'utf8')).trim().split('\n');
    expect(suggested).toHaveLength(120);
  });

  it('has a search front end of thirty lines that works', async () => {
    const [source = ''] = await blocksOf('js front-end');
    await writeFile(join(folder, 'search.mjs'), source);
    const key = `export CLASSMARK_API_URL=${classmark.apiUrl} CLASSMARK_API_KEY=$(npx classmark key create search --role reader --quiet)`;
    expect(await bash(`${key}\n${process.execPath} search.mjs glacier`)).toMatch(
      /^[1-9]\d* documents for "glacier"\n {2}\w/,
    );
    expect(source.trim().split('\n').length).toBeLessThanOrEqual(33);
  });
});
