import { claimReviewItems, execute } from '@classmark/domain';
import { Arg, Ctx, createUnionType, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { bigKeyOf, keyOf } from '../graphql/global-id.js';
import { InvalidInputProblem, NotAllowedProblem, NotFoundProblem } from '../graphql/problem.js';
import { ReviewItemObject } from './review-item.object.js';

@InputType({ description: 'What is wanted on the desk, and what is given back first.' })
class ClaimReviewItemsInput {
  @Field(() => Int, { defaultValue: 5, description: 'How many documents the desk is to have; at most 50.' })
  declare readonly count: number;

  @Field(() => ID, { nullable: true, description: 'Only documents for which this subject is queued.' })
  declare readonly subjectId: string | null;

  @Field(() => Int, { defaultValue: 300, description: 'How long nobody else gets them; 10 to 3,600.' })
  declare readonly leaseSeconds: number;

  @Field(() => [ID], { nullable: true, description: 'Documents to give back first, for anybody.' })
  declare readonly release: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Documents to pass over: others get them, this desk does not.' })
  declare readonly skip: string[] | null;
}

@ObjectType({ description: 'The desk as it is now.' })
class ReviewItemsClaimed {
  @Field(() => [ReviewItemObject], { description: 'What lay there before, and then what was added.' })
  readonly items: readonly ReviewItemObject[];

  constructor(items: readonly ReviewItemObject[]) {
    this.items = items;
  }
}

const ClaimReviewItemsResult = createUnionType({
  name: 'ClaimReviewItemsResult',
  description: 'The desk, or why there is none.',
  types: () => [ReviewItemsClaimed, InvalidInputProblem, NotAllowedProblem, NotFoundProblem] as const,
});

@Resolver()
export class ClaimReviewItemsResolver {
  @Mutation(() => ClaimReviewItemsResult, {
    description:
      'Fills the asker’s desk with what is closest to a threshold, and holds all of it anew. No document lies on two desks.',
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
    return new ReviewItemsClaimed(items.map((item) => new ReviewItemObject(item)));
  }
}
