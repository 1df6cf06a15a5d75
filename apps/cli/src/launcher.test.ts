import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const launcher = fileURLToPath(new URL('../bin/classmark.mjs', import.meta.url));

it('the installed command runs the program and hands on its exit code', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [launcher, 'fly'], { encoding: 'utf8' });
  expect([status, stdout, stderr]).toEqual([2, '', "error: unknown command 'fly'\n"]);
});
