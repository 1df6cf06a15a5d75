import type { PredictionState } from '@classmark/domain';
import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { DocumentObject } from '../documents/document.object.js';
import { DecisionObject } from './decision.object.js';
import { PredictionObject } from './prediction.object.js';
import { PredictionStateEnum } from './review.enum.js';

@Resolver(() => DocumentObject)
export class DocumentReviewResolver {
  @FieldResolver(() => [PredictionObject], {
    description: 'Suggestions, closest to a threshold first; readers see only published and decided ones.',
  })
  async predictions(
    @Root() { document }: DocumentObject,
    @Arg('states', () => [PredictionStateEnum], { nullable: true, description: 'Only in these states.' })
    states: readonly PredictionState[] | null,
    @Ctx() { loaders }: RequestContext,
  ): Promise<PredictionObject[]> {
    const visible = await loaders.predictionsOfDocuments.load(document.id);
    const wanted = states == null ? visible : visible.filter(({ state }) => states.includes(state));
    return wanted.map((prediction) => new PredictionObject(prediction));
  }

  @FieldResolver(() => [DecisionObject], {
    description: 'All that people said of it, newest first, also what was taken back (`act.undoneAt`).',
  })
  decisions(@Root() { document }: DocumentObject, @Ctx() { loaders }: RequestContext): Promise<DecisionObject[]> {
    return loaders.decisionsOfDocuments.load(document.id);
  }
}
