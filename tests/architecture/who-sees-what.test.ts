import { readFileSync } from 'node:fs';
import { type Actor, roles } from '@classmark/domain';
import {
  buildSchema,
  execute,
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  isObjectType,
  parse,
  subscribe,
} from 'graphql';
import { expect, it } from 'vitest';
import { checkRolesFirst } from '../../apps/api/dist/graphql/check-roles-first.js';
import { guardFields } from '../../apps/api/dist/graphql/guard-fields.js';
import { createUnguardedSchema } from '../../apps/api/dist/schema.js';
import { fakeAnswers, fieldsWithin, listWalks, type Walk } from '../support/schema-walk.js';

/** A path is a field of the last of so many objects at most, each within the one before; a page and its edge are two. */
const mostObjects = 6;

/** From the least. What says "For curators." in the schema is for those from `curator` on. */
const seers = ['everybody', ...roles] as const;
type Seer = (typeof seers)[number];

/** All that somebody without any role may ask for, and what refusals are made of. */
const forEverybody = ['Query.viewer'];
const ofProblems = ['ConflictProblem', 'InvalidInputProblem', 'NotAllowedProblem', 'NotFoundProblem'];

const written = buildSchema(readFileSync(new URL('../../apps/api/schema.graphql', import.meta.url), 'utf8'));
const guarded = checkRolesFirst(guardFields(fakeAnswers(await createUnguardedSchema())));
const walks = listWalks(guarded, mostObjects);

it.each(seers)('%s sees on every path of up to six objects what the schema says, and nothing else', async (seer) => {
  const wrong: string[] = [];
  for (const walk of walks) {
    const data = await answerTo(walk, seer);
    comparePaths({ ...walk, seer, wrong }, data);
  }
  expect(wrong.slice(0, 20)).toEqual([]);
});

it('walks more than 20,000 paths', () => {
  const paths = walks.reduce(
    (sum, { answer, root }) => sum + (answer === root ? 1 : countPaths(answer, mostObjects)),
    0,
  );
  console.info(`${paths} paths of up to ${mostObjects} objects, from ${walks.length} roots, by ${seers.length} roles`);
  expect(paths).toBeGreaterThan(20_000);
});

async function answerTo({ root, field, answer, query }: Walk, seer: Seer): Promise<unknown> {
  const contextValue = { actor: actorOf(seer), answer: answer.name, commandsRun: new Set() };
  const args = { schema: guarded, document: parse(query), contextValue };
  if (root.name !== 'Subscription') return (await execute(args)).data?.[field.name];
  const events = await subscribe({ ...args, subscribeFieldResolver: nothingYet });
  // What may not be subscribed to is refused here; what comes of an event is as for any query.
  if (!(Symbol.asyncIterator in events)) return null;
  return (await execute({ ...args, rootValue: {} })).data?.[field.name];
}

async function* nothingYet(): AsyncGenerator<never> {}

function actorOf(seer: Seer): Actor {
  return seer === 'everybody' ? { kind: 'anonymous' } : { kind: 'key', id: 1, name: 'walker', role: seer };
}

interface Place {
  readonly root: GraphQLObjectType;
  readonly field: GraphQLField<unknown, unknown>;
  readonly answer: GraphQLObjectType;
  readonly seer: Seer;
  readonly wrong: string[];
}

/** Holds what came against what the written schema says of each field on the way. */
function comparePaths(place: Place, data: unknown): void {
  const { root, field, answer, seer } = place;
  const name = `${root.name}.${field.name}`;
  const isAsked = includes(
    seer,
    forEverybody.includes(name) ? 'everybody' : strictest('reader', saysOf(root, field.name)),
  );
  if (answer === root) check(place, name, isAsked, data);
  else compareFields({ ...place, path: name, depth: mostObjects, isOpen: isAsked }, answer, data);
}

interface Step extends Place {
  readonly path: string;
  readonly depth: number;
  /** Whether what leads here is seen. */
  readonly isOpen: boolean;
}

function compareFields(step: Step, type: GraphQLObjectType, data: unknown): void {
  const thing: unknown = Array.isArray(data) ? data[0] : data;
  const isOpen = step.isOpen && (ofProblems.includes(type.name) || includes(step.seer, saysOf(type)));
  for (const field of fieldsWithin(type, step.depth)) {
    const value: unknown = typeof thing === 'object' && thing !== null ? Reflect.get(thing, field.name) : null;
    const path = `${step.path} > ${type.name}.${field.name}`;
    const isSeen = isOpen && includes(step.seer, saysOf(type, field.name));
    const target = getNamedType(field.type);
    if (isObjectType(target)) compareFields({ ...step, path, depth: step.depth - 1, isOpen: isSeen }, target, value);
    else check(step, path, isSeen, value);
  }
}

function check({ wrong, seer }: Place, path: string, isSeen: boolean, value: unknown): void {
  const came = value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0);
  if (came !== isSeen) wrong.push(`${path} is ${isSeen ? 'hidden from' : 'shown to'} ${seer}`);
}

const includes = (seer: Seer, least: Seer): boolean => seers.indexOf(seer) >= seers.indexOf(least);
const strictest = (a: Seer, b: Seer): Seer => (includes(a, b) ? a : b);

/** Who sees a type or one of its fields by its description. */
function saysOf(type: GraphQLObjectType, fieldName?: string): Seer {
  const known = written.getType(type.name);
  if (!isObjectType(known)) throw new Error(`schema.graphql has no ${type.name}`);
  const { description } = fieldName === undefined ? known : (known.getFields()[fieldName] ?? known);
  return roles.find((role) => description?.includes(`For ${role}s.`)) ?? 'everybody';
}

function countPaths(type: GraphQLObjectType, depth: number): number {
  return fieldsWithin(type, depth).reduce((sum, field) => {
    const target = getNamedType(field.type);
    return sum + (isObjectType(target) ? countPaths(target, depth - 1) : 1);
  }, 0);
}
