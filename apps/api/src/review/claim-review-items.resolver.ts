import { claimReviewItems, execute } from '@classmark/domain';
import { Arg, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { answerUnion } from '../graphql/answer-union.js';
import { bigKeyOf, keyOf } from '../graphql/global-id.js';
import { NotFoundProblem } from '../graphql/problem.js';
import { ReviewItemObject } from './review-item.object.js';

@InputType({ description: 'How many documents you want on your desk, and which to give back first.' })
class ClaimReviewItemsInput {
  @Field(() => Int, { defaultValue: 5, description: 'The number of documents wanted on the desk, at most 50.' })
  declare readonly count: number;

  @Field(() => ID, { nullable: true, description: 'Only documents with a suggestion of this subject in review.' })
  declare readonly subjectId: string | null;

  @Field(() => Int, { defaultValue: 300, description: 'How many seconds they are kept for you, 10 to 3,600.' })
  declare readonly leaseSeconds: number;

  @Field(() => [ID], { nullable: true, description: 'Documents to give back to everybody first.' })
  declare readonly release: string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'Documents to skip: they go to others and do not come back to this desk.',
  })
  declare readonly skip: string[] | null;
}

@ObjectType({ description: 'Your desk as it is now.' })
class ReviewItemsClaimed {
  @Field(() => [ReviewItemObject], { description: 'The documents that were already there, then the new ones.' })
  declare readonly items: readonly ReviewItemObject[];
}

const ClaimReviewItemsResult = answerUnion(
  'ClaimReviewItemsResult',
  'Your desk, or why nothing was claimed.',
  ReviewItemsClaimed,
  [NotFoundProblem],
);

@Resolver()
export class ClaimReviewItemsResolver {
  @Mutation(() => ClaimReviewItemsResult, {
    description:
      'Fills your desk with the documents closest to a threshold and renews all its leases. No document is on two ' +
      'desks. For curators.',
  })
  async claimReviewItems(
    @Arg('input', () => ClaimReviewItemsInput) input: ClaimReviewItemsInput,
    @Ctx() { review, actor }: RequestContext,
  ): Promise<ReviewItemsClaimed> {
    const { subjectId, release, skip } = input;
    const items = await execute(claimReviewItems, review, actor, {
      ...input,
      subjectId: subjectId == null ? null : keyOf('Subject', subjectId, 'subjectId'),
      release: release?.map((id, i) => bigKeyOf('Document', id, `release.${i}`)),
      skip: skip?.map((id, i) => bigKeyOf('Document', id, `skip.${i}`)),
    });
    return { items };
  }
}
