import { requireRole } from '@classmark/domain';
import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { bigKeyOf, decodeGlobalId, type GlobalIdType, keyOf } from './global-id.js';
import { NodeObject } from './node.js';

type NodeFinder = (context: RequestContext, id: string) => Promise<NodeObject | null>;

/** How each kind of node is found by its id; a slice adds a line for each of its own. */
const finders: Partial<Record<GlobalIdType, NodeFinder>> = {
  Act: ({ loaders }, id) => loaders.acts.load(bigKeyOf('Act', id)),
  Document: ({ loaders }, id) => loaders.documents.load(bigKeyOf('Document', id)),
  Deployment: async ({ actor, loaders }, id) => {
    requireRole(actor, 'curator');
    return loaders.deployments.load(keyOf('Deployment', id));
  },
  Model: async ({ actor, loaders }, id) => {
    requireRole(actor, 'curator');
    return loaders.models.load(keyOf('Model', id));
  },
  ModelVersion: async ({ actor, loaders }, id) => {
    requireRole(actor, 'curator');
    return loaders.versions.load(keyOf('ModelVersion', id));
  },
  Scheme: ({ loaders }, id) => loaders.schemes.load(keyOf('Scheme', id)),
  Subject: ({ loaders }, id) => loaders.subjects.load(keyOf('Subject', id)),
  Run: async ({ actor, loaders }, id) => {
    requireRole(actor, 'curator');
    return loaders.runs.load(bigKeyOf('Run', id));
  },
};

@Resolver()
export class NodeResolver {
  @Query(() => NodeObject, { nullable: true, description: 'Anything that has an id; null if it is not there.' })
  async node(
    @Arg('id', () => ID, { description: 'As an earlier answer gave it.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<NodeObject | null> {
    requireRole(context.actor, 'reader');
    const type = decodeGlobalId(id)?.type ?? '';
    const find = new Map(Object.entries(finders)).get(type);
    return (await find?.(context, id)) ?? null;
  }
}
