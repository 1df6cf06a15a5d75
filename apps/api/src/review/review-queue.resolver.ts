import { queueChannel } from '@classmark/database';
import {
  actorName,
  maxQueueCount,
  parseInput,
  type QueueItem,
  type QueueOrder,
  queueFilter,
  requireRole,
} from '@classmark/domain';
import {
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Int,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import { z } from 'zod';
import type { RequestContext } from '../context.js';
import { DocumentObject } from '../documents/document.object.js';
import { keyOf } from '../graphql/global-id.js';
import { mapPage, type PageOrder, paginate } from '../graphql/page.js';
import { pageArgs } from '../graphql/page-args.js';
import { requireLoaded } from '../graphql/require-loaded.js';
import { DateTime } from '../graphql/scalars.js';
import { PredictionObject } from './prediction.object.js';
import { ReviewOrderEnum } from './review.enum.js';
import { ReviewItemConnection, ReviewItemObject } from './review-item.object.js';
import { ReviewQueueChange } from './review-queue-change.object.js';

@InputType({ description: 'What the queue is narrowed to.' })
class ReviewQueueFilter {
  @Field(() => ID, { nullable: true, description: 'Documents for which this subject is queued.' })
  declare readonly subjectId: string | null;

  @Field(() => String, { nullable: true, description: 'Words, "phrases" and -exclusions in title and text.' })
  declare readonly search: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Only what lies on one’s own desk.' })
  declare readonly onlyMine: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Not what lies on other desks.' })
  declare readonly withoutLeased: boolean | null;
}

@ArgsType()
class ReviewQueueArgs extends pageArgs(20) {
  @Field(() => ReviewQueueFilter, { nullable: true, description: 'What to leave out.' })
  declare readonly filter: ReviewQueueFilter | null;

  @Field(() => ReviewOrderEnum, { defaultValue: 'closest_to_threshold', description: 'What comes first.' })
  declare readonly order: QueueOrder;
}

const pageOrder: PageOrder<QueueItem, QueueItem> = {
  keyOf: ({ rank, documentId }) => ({ rank, documentId }),
  schema: z.object({
    rank: z.number(),
    documentId: z
      .string()
      .regex(/^\d{1,18}$/)
      .transform(BigInt),
  }),
};

@Resolver(() => ReviewItemConnection)
export class ReviewQueueResolver {
  @Query(() => ReviewItemConnection, { description: 'Documents with queued suggestions, each once; for curators.' })
  async reviewQueue(
    @Args(() => ReviewQueueArgs) { filter: given, order, ...page }: ReviewQueueArgs,
    @Ctx() { review, actor }: RequestContext,
  ): Promise<ReviewItemConnection> {
    requireRole(actor, 'curator');
    const subjectId = given?.subjectId == null ? null : keyOf('Subject', given.subjectId, 'filter.subjectId');
    const filter = { ...parseInput(queueFilter, { ...given, subjectId }), holder: actorName(actor) };
    const items = await paginate(page, pageOrder, (limit, after) => review.listQueue({ order, filter, limit, after }));
    return { ...mapPage(items, (item) => new ReviewItemObject(item)), filter };
  }

  @FieldResolver(() => Int, { description: 'Documents in the whole queue, counted up to 10,000.' })
  totalCount(@Root() { filter }: ReviewItemConnection, @Ctx() { review }: RequestContext): Promise<number> {
    return review.countQueue(filter, maxQueueCount);
  }

  @Subscription(() => ReviewQueueChange, {
    description: 'Something in the queue changed: read it again. Begins with how things stand; for curators.',
    subscribe: ({ context }) => {
      requireRole(context.actor, 'curator');
      return followQueue(context);
    },
  })
  reviewQueueChanged(@Root() change: ReviewQueueChange): ReviewQueueChange {
    return change;
  }
}

async function* followQueue({
  review,
  actor,
  notifications,
  signal,
}: RequestContext): AsyncGenerator<ReviewQueueChange> {
  const everything = { ...parseInput(queueFilter, {}), holder: actorName(actor) };
  for await (const _ of notifications.listen(queueChannel, signal)) {
    yield { queued: await review.countQueue(everything, maxQueueCount), at: new Date() };
  }
}

@Resolver(() => ReviewItemObject)
export class ReviewItemResolver {
  @FieldResolver(() => DocumentObject, { description: 'What is to be read.' })
  async document(
    @Root() { documentId }: ReviewItemObject,
    @Ctx() { loaders }: RequestContext,
  ): Promise<DocumentObject> {
    return requireLoaded(await loaders.documents.load(documentId), 'document');
  }

  @FieldResolver(() => [PredictionObject], {
    description: 'Its queued suggestions, closest to a threshold first.',
  })
  async predictions(
    @Root() { documentId }: ReviewItemObject,
    @Ctx() { loaders }: RequestContext,
  ): Promise<PredictionObject[]> {
    const predictions = await loaders.predictionsOfDocuments.load(documentId);
    return predictions.filter(({ state }) => state === 'queued').map((prediction) => new PredictionObject(prediction));
  }

  @FieldResolver(() => String, { nullable: true, description: 'On whose desk it lies; null if on nobody’s.' })
  async leasedBy(@Root() { documentId }: ReviewItemObject, @Ctx() { loaders }: RequestContext): Promise<string | null> {
    return (await loaders.leases.load(documentId))?.holder ?? null;
  }

  @FieldResolver(() => DateTime, { nullable: true, description: 'Until when, unless it is claimed again.' })
  async leasedUntil(
    @Root() { documentId }: ReviewItemObject,
    @Ctx() { loaders }: RequestContext,
  ): Promise<Date | null> {
    return (await loaders.leases.load(documentId))?.expiresAt ?? null;
  }
}
