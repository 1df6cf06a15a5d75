import type { Actor } from '@classmark/domain';
import { buildSchema, graphql } from 'graphql';
import { expect, it } from 'vitest';
import { checkRolesFirst } from './check-roles-first.js';

const curator: Actor = { kind: 'user', id: 1, name: 'c', role: 'curator' };

it.each([
  { outcome: 'succeeds', actor: curator, fails: false, expected: ['setPassword'] },
  { outcome: 'fails', actor: curator, fails: true, expected: [] },
  { outcome: 'is refused', actor: { kind: 'anonymous' }, fails: false, expected: [] },
] as const)('notes a command that succeeds alone: where it $outcome', async ({ actor, fails, expected }) => {
  const schema = buildSchema('type Query { a: Int } type Mutation { setPassword: Int }');
  const field = schema.getMutationType()?.getFields().setPassword;
  if (field === undefined) throw new Error('It has no such mutation');
  field.resolve = () => {
    if (fails) throw new Error('wrong input');
    return 1;
  };
  const commandsRun = new Set<string>();
  await graphql({
    schema: checkRolesFirst(schema),
    source: 'mutation { setPassword }',
    contextValue: { actor, commandsRun },
  });
  expect([...commandsRun]).toEqual(expected);
});
