import type { Document, PredictionState } from '@classmark/domain';
import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { DocumentObject } from '../documents/document.object.js';
import { DecisionObject } from './decision.object.js';
import { PredictionObject } from './prediction.object.js';
import { PredictionStateEnum } from './review.enum.js';

@Resolver(() => DocumentObject)
export class DocumentReviewResolver {
  @FieldResolver(() => [PredictionObject], {
    description: 'Its suggestions, closest to a threshold first; readers see only published and decided ones.',
  })
  async predictions(
    @Root() { id }: Document,
    @Arg('states', () => [PredictionStateEnum], { nullable: true, description: 'Only suggestions in these states.' })
    states: readonly PredictionState[] | null,
    @Ctx() { loaders }: RequestContext,
  ): Promise<readonly PredictionObject[]> {
    const visible = await loaders.predictionsOfDocuments.load(id);
    return states == null ? visible : visible.filter(({ state }) => states.includes(state));
  }

  @FieldResolver(() => [DecisionObject], {
    description: 'All decisions on it, newest first, undone ones included (`act.undoneAt`); empty for readers.',
  })
  decisions(@Root() { id }: Document, @Ctx() { loaders }: RequestContext): Promise<readonly DecisionObject[]> {
    return loaders.decisionsOfDocuments.load(id);
  }
}
