import { type ClassifierShare, type ShareEstimate, warnOfFall } from '@classmark/domain';
import { Field, Float, Int, ObjectType } from 'type-graphql';

@ObjectType('ShareEstimate', {
  description: 'How frequent a subject seems to be among documents scored of late, estimated without their labels.',
})
export class ShareEstimateObject {
  constructor(private readonly share: ShareEstimate) {}

  @Field(() => Float, { description: 'Its share of the training documents.' })
  get training(): number {
    return this.share.training;
  }

  @Field(() => Float, { description: 'Its share of the documents scored.' })
  get estimated(): number {
    return this.share.estimated;
  }

  @Field(() => Int, {
    description: 'By so many of them it was estimated: some, chosen by a hash, where there are many.',
  })
  get documents(): number {
    return this.share.documents;
  }

  @Field(() => Boolean, {
    description: 'It has fallen beyond chance and by more than the accept threshold allows for.',
  })
  get hasFallen(): boolean {
    return this.share.hasFallen;
  }

  @Field(() => String, { nullable: true, description: 'What that means, in words; null where it has not fallen.' })
  get warning(): string | null {
    return warnOfFall(this.share);
  }
}

@ObjectType('FallenShare', { description: 'A subject that a scoring run found rarer than it was in training.' })
export class FallenShareObject {
  constructor(readonly share: ClassifierShare) {}

  @Field(() => ShareEstimateObject, { description: 'How rare.' })
  get estimate(): ShareEstimateObject {
    return new ShareEstimateObject(this.share);
  }
}
