import { queueChannel } from '@classmark/database';
import {
  actorName,
  countUpTo,
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
import { Costs } from '../graphql/costs.js';
import { stillThere } from '../graphql/follow.js';
import { keyOf } from '../graphql/global-id.js';
import { once } from '../graphql/once.js';
import { bigintKey, type PageOrder, paginate, realKey } from '../graphql/page.js';
import { pageArgs } from '../graphql/page-args.js';
import { ReviewOrderEnum } from './review.enum.js';
import { ReviewItemConnection } from './review-item.object.js';
import { ReviewQueueChange } from './review-queue-change.object.js';

@InputType({ description: 'Which documents to list.' })
class ReviewQueueFilter {
  @Field(() => ID, { nullable: true, description: 'Only documents with a suggestion of this subject in review.' })
  declare readonly subjectId: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only documents with these words, "phrases" and -exclusions in title and text.',
  })
  declare readonly search: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Only documents on your own desk.' })
  declare readonly onlyMine: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Leaves out documents on other desks.' })
  declare readonly withoutLeased: boolean | null;
}

@ArgsType()
class ReviewQueueArgs extends pageArgs(20) {
  @Field(() => ReviewQueueFilter, { nullable: true, description: 'Restricts the results.' })
  declare readonly filter: ReviewQueueFilter | null;

  @Field(() => ReviewOrderEnum, { defaultValue: 'closest_to_threshold', description: 'The order.' })
  declare readonly order: QueueOrder;
}

const pageOrder: PageOrder<QueueItem, QueueItem> = {
  keyOf: ({ rank, documentId }) => ({ rank, documentId }),
  schema: z.object({ rank: realKey, documentId: bigintKey }),
};

@Resolver(() => ReviewItemConnection)
export class ReviewQueueResolver {
  @Costs({ work: ({ args }) => (args.filter == null ? 500 : 2_000) })
  @Query(() => ReviewItemConnection, {
    description: 'Lists documents with suggestions in review, each once. For curators.',
  })
  async reviewQueue(
    @Args(() => ReviewQueueArgs) { filter: given, order, ...page }: ReviewQueueArgs,
    @Ctx() { review, actor, loaders }: RequestContext,
  ): Promise<ReviewItemConnection> {
    requireRole(actor, 'curator');
    const subjectId = given?.subjectId == null ? null : keyOf('Subject', given.subjectId, 'filter.subjectId');
    const filter = { ...parseInput(queueFilter, { ...given, subjectId }), holder: actorName(actor) };
    const items = await paginate(page, pageOrder, (slice) => review.listQueue({ order, filter, ...slice }));
    const count = once(() => countUpTo(maxQueueCount, (most) => review.countQueue(filter, most)));
    const edges = await stillThere(items.edges, loaders.documents, ({ node }) => node.documentId);
    return { ...items, edges, count };
  }

  @Costs({ work: 4_000 })
  @FieldResolver(() => Int, { description: 'The number of documents on all pages, counted up to 10,000.' })
  async totalCount(@Root() { count }: ReviewItemConnection): Promise<number> {
    return (await count()).count;
  }

  @Costs({ work: 4_000 })
  @FieldResolver(() => Boolean, { description: 'False if there are more than `totalCount`, where counting stops.' })
  async isTotalCountExact(@Root() { count }: ReviewItemConnection): Promise<boolean> {
    return (await count()).isExact;
  }

  @Subscription(() => ReviewQueueChange, {
    description:
      'Sends an event when the queue has changed and should be fetched again; also at the start. For curators.',
    subscribe: ({ context }) => {
      requireRole(context.actor, 'curator');
      return followQueue(context);
    },
  })
  reviewQueueChanged(@Root() change: ReviewQueueChange): ReviewQueueChange {
    return change;
  }
}

async function* followQueue({ notifications, signal }: RequestContext): AsyncGenerator<ReviewQueueChange> {
  for await (const _ of notifications.listen(queueChannel, signal)) yield { at: new Date() };
}

@Resolver(() => ReviewQueueChange)
export class ReviewQueueChangeResolver {
  @Costs({ work: 4_000 })
  @FieldResolver(() => Int, { description: 'The number of documents in review now, counted up to 10,000.' })
  queued(@Ctx() { review, actor }: RequestContext): Promise<number> {
    const everything = { ...parseInput(queueFilter, {}), holder: actorName(actor) };
    return review.countQueue(everything, maxQueueCount);
  }
}
