import { isCommand, requireRoleFor } from '@classmark/domain';
import type { GraphQLFieldResolver, GraphQLSchema } from 'graphql';
import type { RequestContext } from '../context.js';

type Resolve = GraphQLFieldResolver<unknown, RequestContext>;

/**
 * Asks of each mutation whether the actor may, before the input is looked at: who may not is told that, and nothing of
 * what is wrong with the input. Throws for a mutation of which the domain does not say who may.
 */
export function checkRolesFirst(schema: GraphQLSchema): GraphQLSchema {
  for (const [name, field] of Object.entries(schema.getMutationType()?.getFields() ?? {})) {
    if (!isCommand(name)) throw new Error(`Who may ${name} is not said in leastRoles.`);
    const resolve: Resolve | undefined = field.resolve;
    const checked: Resolve = (...request) => {
      const [, , { actor }] = request;
      requireRoleFor(actor, name);
      return resolve?.(...request);
    };
    field.resolve = checked;
  }
  return schema;
}
