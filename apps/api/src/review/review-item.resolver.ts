import { Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { DocumentObject } from '../documents/document.object.js';
import { Costs } from '../graphql/costs.js';
import { follow } from '../graphql/follow.js';
import { encodeGlobalId } from '../graphql/global-id.js';
import { DateTime } from '../graphql/scalars.js';
import { PredictionObject } from './prediction.object.js';
import { ReviewItemObject } from './review-item.object.js';

@Resolver(() => ReviewItemObject)
export class ReviewItemResolver {
  @FieldResolver(() => ID, { description: 'Opaque id, one for each document.' })
  id(@Root() { documentId }: ReviewItemObject): string {
    return encodeGlobalId('ReviewItem', documentId);
  }

  @FieldResolver(() => DocumentObject, { description: 'The document.' })
  document(@Root() { documentId }: ReviewItemObject, @Ctx() { loaders }: RequestContext): Promise<DocumentObject> {
    return follow(loaders.documents, documentId);
  }

  @Costs({ items: 3 })
  @FieldResolver(() => [PredictionObject], {
    description: 'Its suggestions in review, closest to a threshold first.',
  })
  async predictions(
    @Root() { documentId }: ReviewItemObject,
    @Ctx() { loaders }: RequestContext,
  ): Promise<PredictionObject[]> {
    const predictions = await loaders.predictionsOfDocuments.load(documentId);
    return predictions.filter(({ state }) => state === 'queued');
  }

  @FieldResolver(() => String, { nullable: true, description: 'Who holds it on their desk; null if nobody does.' })
  async leasedBy(@Root() { documentId }: ReviewItemObject, @Ctx() { loaders }: RequestContext): Promise<string | null> {
    return (await loaders.leases.load(documentId))?.holder ?? null;
  }

  @FieldResolver(() => DateTime, { nullable: true, description: 'When the lease ends, unless it is renewed.' })
  async leasedUntil(
    @Root() { documentId }: ReviewItemObject,
    @Ctx() { loaders }: RequestContext,
  ): Promise<Date | null> {
    return (await loaders.leases.load(documentId))?.expiresAt ?? null;
  }
}
