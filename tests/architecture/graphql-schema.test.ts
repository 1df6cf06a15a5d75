import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import {
  buildSchema,
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
} from 'graphql';
import { expect, it } from 'vitest';

const committed = readFileSync(new URL('../../apps/api/schema.graphql', import.meta.url), 'utf8');
const printer = new URL('../../apps/api/dist/print-schema.js', import.meta.url).pathname;
const roots = new Set(['Query', 'Mutation', 'Subscription']);

it('schema.graphql is what the API prints: node apps/api/dist/print-schema.js > apps/api/schema.graphql', () => {
  // Nothing is set: printing needs no database.
  expect(execFileSync(process.execPath, [printer], { encoding: 'utf8', env: {} })).toBe(committed);
});

it('every type, field, argument and value of the API is described', () => {
  const types = Object.values(buildSchema(committed).getTypeMap()).filter(({ name }) => !name.startsWith('__'));
  expect(types.flatMap(undescribed)).toEqual([]);
});

it('has one scalar for times', () => {
  expect(committed.match(/^scalar Date\w*/gm)).toEqual(['scalar DateTime']);
});

function undescribed(type: GraphQLNamedType): string[] {
  const own = type.description || roots.has(type.name) ? [] : [type.name];
  const parts = membersOf(type).filter(({ description }) => !description);
  return [...own, ...parts.map(({ name }) => `${type.name}.${name}`)];
}

interface Member {
  readonly name: string;
  readonly description?: string | null | undefined;
}

function membersOf(type: GraphQLNamedType): Member[] {
  if (isEnumType(type)) return [...type.getValues()];
  if (isInputObjectType(type)) return Object.values(type.getFields());
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return Object.values(type.getFields()).flatMap((field) => {
    // What a mutation's one input is, its type says.
    const args = field.args.filter(({ name }) => name !== 'input');
    return [field, ...args.map(({ name, description }) => ({ name: `${field.name}(${name})`, description }))];
  });
}
