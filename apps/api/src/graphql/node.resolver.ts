import { type Role, requireRole } from '@classmark/domain';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../context.js';
import type { Loaders } from '../loaders.js';
import { bigKeyOf, decodeGlobalId, encodeGlobalId, keyOf } from './global-id.js';
import { NodeObject, type TypedNode } from './node.js';

interface NodeSource {
  readonly leastRole: Role;
  find(loaders: Loaders, id: string): Promise<NodeObject | null>;
}

/** How each kind of node is found by its id; a slice adds a line for each of its own. */
const sources = new Map<string, NodeSource>([
  ['Act', { leastRole: 'curator', find: ({ acts }, id) => acts.load(bigKeyOf('Act', id)) }],
  ['Document', { leastRole: 'reader', find: ({ documents }, id) => documents.load(bigKeyOf('Document', id)) }],
  ['Deployment', { leastRole: 'curator', find: ({ deployments }, id) => deployments.load(keyOf('Deployment', id)) }],
  ['Model', { leastRole: 'curator', find: ({ models }, id) => models.load(keyOf('Model', id)) }],
  ['ModelVersion', { leastRole: 'curator', find: ({ versions }, id) => versions.load(keyOf('ModelVersion', id)) }],
  ['Scheme', { leastRole: 'reader', find: ({ schemes }, id) => schemes.load(keyOf('Scheme', id)) }],
  ['Subject', { leastRole: 'reader', find: ({ subjects }, id) => subjects.load(keyOf('Subject', id)) }],
  ['Run', { leastRole: 'curator', find: ({ runs }, id) => runs.load(bigKeyOf('Run', id)) }],
]);

@Resolver(() => NodeObject)
export class NodeResolver {
  @Query(() => NodeObject, { nullable: true, description: 'Fetches any node by its id; null if not found.' })
  async node(
    @Arg('id', () => ID, { description: 'The id of the node.' }) id: string,
    @Ctx() { actor, loaders }: RequestContext,
  ): Promise<(NodeObject & TypedNode) | null> {
    requireRole(actor, 'reader');
    const type = decodeGlobalId(id)?.type ?? '';
    const source = sources.get(type);
    if (source === undefined) return null;
    requireRole(actor, source.leastRole);
    const found = await source.find(loaders, id);
    return found && { ...found, __typename: type };
  }

  @FieldResolver()
  id(@Root() { id }: NodeObject, @Info() { parentType }: GraphQLResolveInfo): string {
    return encodeGlobalId(parentType.name, id);
  }
}
