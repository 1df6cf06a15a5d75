import { commands, requireRole } from '@classmark/domain';
import type { GraphQLFieldResolver, GraphQLSchema } from 'graphql';
import type { RequestContext } from '../context.js';

type Resolve = GraphQLFieldResolver<unknown, RequestContext>;

/**
 * Asks of each mutation whether the actor may, before ids in its input are looked at: who may not is told that, and
 * nothing of what is wrong with the input. Notes which commands succeed. Throws for a mutation that is no command of the domain.
 */
export function checkRolesFirst(schema: GraphQLSchema): GraphQLSchema {
  const leastRoles = new Map(commands.map(({ name, leastRole }) => [name, leastRole]));
  for (const [name, field] of Object.entries(schema.getMutationType()?.getFields() ?? {})) {
    const leastRole = leastRoles.get(name);
    if (leastRole === undefined) throw new Error(`The domain has no command ${name}.`);
    const resolve: Resolve | undefined = field.resolve;
    const checked: Resolve = async (...request) => {
      const [, , { actor, commandsRun }] = request;
      requireRole(actor, leastRole);
      const answer = await resolve?.(...request);
      commandsRun.add(name);
      return answer;
    };
    field.resolve = checked;
  }
  return schema;
}
