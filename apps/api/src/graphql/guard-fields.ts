import { type Actor, hasRole, NotAllowedError } from '@classmark/domain';
import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { RequestContext } from '../context.js';
import { FieldRules, seerOf } from './field-rules.js';
import type { Seer } from './seen-by.js';

type Resolve = GraphQLFieldResolver<unknown, RequestContext>;
type Field = GraphQLField<unknown, RequestContext>;

/**
 * Makes every field ask whether the actor may see it, on whatever path it is reached. Where a field leads to what the
 * actor may not see, it gives an empty list or null, as if nothing were there; where it has to give something, and at
 * the root, it is refused (NOT_SIGNED_IN or NOT_ALLOWED). Fields that every reader sees are left as they are, and quick:
 * the root has asked for that role. Throws where nothing says who sees a type.
 */
export function guardFields(schema: GraphQLSchema): GraphQLSchema {
  const rules = new FieldRules(schema);
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    if (isDeclared(type)) tellWhoSees(type, rules.ofType(type));
    for (const field of Object.values(type.getFields())) {
      const seer = rules.ofField(type, field);
      if (isDeclared(field) || rules.isRoot(type)) tellWhoSees(field, seer);
      if (type === schema.getMutationType()) continue; // See check-roles-first.ts.
      const target = getNamedType(field.type);
      const targetSeer = isObjectType(target) ? rules.ofType(target) : seer;
      if (rules.isRoot(type)) guardRoot(field, seer);
      else if (isAboveReader(seer) || isAboveReader(targetSeer)) guard(field, [seer, targetSeer]);
    }
  }
  return schema;
}

interface Described {
  description?: string | null | undefined;
  readonly extensions: Readonly<Record<string, unknown>>;
}

const isDeclared = ({ extensions }: Described): boolean => extensions.seenBy !== undefined;

/** Descriptions say so too, and with them the printed schema: "For curators." */
function tellWhoSees(thing: Described, seer: Seer): void {
  const addition = `For ${seer}s.`;
  if (!isAboveReader(seer) || thing.description?.includes(addition)) return;
  thing.description = `${thing.description} ${addition}`;
}

/** Throws a NotAllowedError unless the actor sees objects of this type. */
export function requireSeer(actor: Actor, schema: GraphQLSchema, typeName: string): void {
  const seer = seerOf(schema.getType(typeName)?.extensions.seenBy);
  if (seer !== undefined && !sees(actor, seer)) refuse(actor, seer);
}

function sees(actor: Actor, seer: Seer): boolean {
  return seer === 'everybody' || hasRole(actor, seer);
}

const isAboveReader = (seer: Seer): boolean => seer !== 'everybody' && seer !== 'reader';

function guard(field: Field, seers: readonly Seer[]): void {
  const resolve: Resolve = field.resolve ?? defaultFieldResolver;
  const absent = absentOf(field.type);
  field.resolve = (...request) => {
    const [, , { actor }] = request;
    const missing = seers.find((seer) => !sees(actor, seer));
    if (missing === undefined) return resolve(...request);
    if (absent === undefined) return refuse(actor, missing);
    return absent.value;
  };
}

function guardRoot(field: Field, seer: Seer): void {
  const check = (resolve: Resolve): Resolve => {
    return (...request) => (sees(request[2].actor, seer) ? resolve(...request) : refuse(request[2].actor, seer));
  };
  field.resolve = check(field.resolve ?? defaultFieldResolver);
  if (field.subscribe !== undefined) field.subscribe = check(field.subscribe);
}

function refuse(actor: Actor, seer: Seer): never {
  throw new NotAllowedError(actor, seer === 'everybody' ? 'reader' : seer);
}

/** What stands for nothing at a field; undefined where it has to give something. */
function absentOf(type: GraphQLOutputType): { readonly value: null | readonly never[] } | undefined {
  if (!isNonNullType(type)) return { value: null };
  return isListType(type.ofType) ? { value: [] } : undefined;
}
