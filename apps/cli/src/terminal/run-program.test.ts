import { expect, it } from 'vitest';
import { runProgram } from './run-program.js';

it('says in a sentence that there is no room to write', async () => {
  const said: string[] = [];
  const terminal = { out: () => {}, err: (text: string) => void said.push(text), progress: null };
  const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
  expect(await runProgram(() => Promise.reject(full), [], terminal)).toBe(1);
  expect(said).toEqual(['error: Cannot write, because the disk is full. Make room, or write elsewhere.\n']);
});
