import { commands, type Role, roles } from '@classmark/domain';
import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
  isUnionType,
} from 'graphql';
import type { Seer } from './seen-by.js';

type AnyField = GraphQLField<unknown, unknown>;

/** Who sees each type and field of a schema, as `@SeenBy` says or as follows from it. */
export class FieldRules {
  private readonly ofAnswers: ReadonlyMap<string, Seer>;

  constructor(private readonly schema: GraphQLSchema) {
    this.ofAnswers = answersOfMutations(schema);
  }

  /** Who sees a field, however its object was come by; of Query, Mutation and Subscription, who may ask. */
  ofField(parent: GraphQLObjectType, field: AnyField): Seer {
    const own = seerOf(field.extensions.seenBy);
    if (parent === this.schema.getMutationType()) return roleOfCommand(field.name);
    if (!this.isRoot(parent)) return strictest(this.ofType(parent), own ?? 'everybody');
    const answer = getNamedType(field.type);
    const isRuled = own !== undefined || isObjectType(answer) || isUnionType(answer);
    if (!isRuled) throw new Error(sayWhoSees(`${parent.name}.${field.name}`));
    return strictest(own ?? 'everybody', this.ofType(answer));
  }

  /** Who sees objects of a type; what is no object has no rule of its own. Throws where nothing says so. */
  ofType(type: GraphQLNamedType): Seer {
    if (isUnionType(type)) {
      const members = type.getTypes().map((member) => this.ofType(member));
      return members.reduce(strictest, 'everybody');
    }
    if (!isObjectType(type)) return 'everybody';
    const own = seerOf(type.extensions.seenBy) ?? this.ofAnswers.get(type.name);
    if (own !== undefined) return own;
    const { edges, node } = type.getFields();
    const within = edges ?? node;
    if (within === undefined) throw new Error(sayWhoSees(type.name));
    return this.ofType(getNamedType(within.type));
  }

  isRoot(type: GraphQLObjectType): boolean {
    const { schema } = this;
    return [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].includes(type);
  }
}

const sayWhoSees = (name: string): string =>
  `Nothing says who sees ${name}: put @SeenBy('reader'), 'curator', 'operator' or 'admin' above it (graphql/seen-by.ts).`;

/** What mutations answer with, by name, where it does not say who sees it itself. */
function answersOfMutations(schema: GraphQLSchema): Map<string, Seer> {
  const seers = new Map<string, Seer>();
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const answer = getNamedType(field.type);
    for (const { name } of isUnionType(answer) ? answer.getTypes() : []) {
      seers.set(name, mildest(seers.get(name) ?? 'admin', roleOfCommand(field.name)));
    }
  }
  return seers;
}

function roleOfCommand(name: string): Role {
  const command = commands.find((known) => known.name === name);
  if (command === undefined) throw new Error(`The domain has no command ${name}.`);
  return command.leastRole;
}

const seers: readonly Seer[] = ['everybody', ...roles];

/** What `@SeenBy` left on a type or field. */
export const seerOf = (value: unknown): Seer | undefined => seers.find((seer) => seer === value);

function strictest(a: Seer, b: Seer): Seer {
  return seers.indexOf(a) > seers.indexOf(b) ? a : b;
}

function mildest(a: Seer, b: Seer): Seer {
  return seers.indexOf(a) < seers.indexOf(b) ? a : b;
}
