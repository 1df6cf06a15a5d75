import { expect, it } from 'vitest';
import { z } from 'zod';
import { defineCommand, execute } from './command.js';
import type { Actor } from './role.js';

const rename = defineCommand({
  name: 'rename',
  leastRole: 'curator',
  input: z.strictObject({ name: z.string().trim().min(1) }),
  run: async (renamed: string[], _actor, { name }) => renamed.push(name),
});
const curator: Actor = { kind: 'user', id: 1, name: 'carla', role: 'curator' };
const reader: Actor = { kind: 'user', id: 2, name: 'rita', role: 'reader' };

it('runs with what the schema makes of the input', async () => {
  const renamed: string[] = [];
  await execute(rename, renamed, curator, { name: ' moss ' });
  expect(renamed).toEqual(['moss']);
});

it('tells who may not just that, whatever the input', async () => {
  const renamed: string[] = [];
  await expect(execute(rename, renamed, reader, {})).rejects.toMatchObject({ code: 'NOT_ALLOWED', issues: [] });
  expect(renamed).toEqual([]);
});

it('names the field of a broken rule, and does nothing', async () => {
  const renamed: string[] = [];
  await expect(execute(rename, renamed, curator, { name: '' })).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    issues: [{ path: 'name' }],
  });
  expect(renamed).toEqual([]);
});
