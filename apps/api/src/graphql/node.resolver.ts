import { type GraphQLResolveInfo, type GraphQLSchema, isObjectType } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { presentSchedule } from '../harvest/present-schedule.js';
import type { Loaders } from '../loaders.js';
import { bigKeyOf, decodeGlobalId, encodeGlobalId, keyOf } from './global-id.js';
import { requireSeer } from './guard-fields.js';
import { NodeObject, type TypedNode } from './node.js';
import { SeenBy } from './seen-by.js';

type FindNode = (loaders: Loaders, id: string) => Promise<NodeObject | null>;

/** How each kind of node is found by its id; a slice adds a line for each of its own. */
const finders = new Map<string, FindNode>([
  ['Act', ({ acts }, id) => acts.load(bigKeyOf('Act', id))],
  ['ApiKey', ({ apiKeys }, id) => apiKeys.load(keyOf('ApiKey', id))],
  ['Document', ({ documents }, id) => documents.load(bigKeyOf('Document', id))],
  ['Deployment', ({ deployments }, id) => deployments.load(keyOf('Deployment', id))],
  ['Encoder', ({ encoders }, id) => encoders.load(keyOf('Encoder', id))],
  [
    'HarvestSchedule',
    async (loaders, id) => {
      const schedule = await loaders.harvestSchedules.load(keyOf('HarvestSchedule', id));
      return schedule && presentSchedule(loaders, schedule);
    },
  ],
  ['ImportedModel', ({ importedModels }, id) => importedModels.load(keyOf('ImportedModel', id))],
  ['Experiment', ({ experiments }, id) => experiments.load(keyOf('Experiment', id))],
  ['Model', ({ models }, id) => models.load(keyOf('Model', id))],
  ['ModelVersion', ({ versions }, id) => versions.load(keyOf('ModelVersion', id))],
  ['Scheme', ({ schemes }, id) => schemes.load(keyOf('Scheme', id))],
  ['Source', ({ sources }, id) => sources.load(keyOf('Source', id))],
  ['Subject', ({ subjects }, id) => subjects.load(keyOf('Subject', id))],
  ['User', ({ users }, id) => users.load(keyOf('User', id))],
  ['VocabularyImport', ({ vocabularyImports }, id) => vocabularyImports.load(keyOf('VocabularyImport', id))],
  ['WordVectors', ({ wordVectors }, id) => wordVectors.load(keyOf('WordVectors', id))],
  ['Run', ({ runs }, id) => runs.load(bigKeyOf('Run', id))],
]);

/** Throws for a type that says it is a node, and of which none is found by its id. */
export function requireFinders(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    const isNode = isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node');
    if (isNode && !finders.has(type.name)) throw new Error(`node(id:) does not find ${type.name}; say how.`);
  }
  return schema;
}

@Resolver(() => NodeObject)
export class NodeResolver {
  @SeenBy('reader')
  @Query(() => NodeObject, { nullable: true, description: 'Fetches any node by its id; null if not found.' })
  async node(
    @Arg('id', () => ID, { description: 'The id of the node.' }) id: string,
    @Ctx() { actor, loaders }: RequestContext,
    @Info() { schema }: GraphQLResolveInfo,
  ): Promise<(NodeObject & TypedNode) | null> {
    const type = decodeGlobalId(id)?.type ?? '';
    requireSeer(actor, schema, type);
    const found = await finders.get(type)?.(loaders, id);
    return found ? { ...found, __typename: type } : null;
  }

  @FieldResolver()
  id(@Root() { id }: NodeObject, @Info() { parentType }: GraphQLResolveInfo): string {
    return encodeGlobalId(parentType.name, id);
  }
}
