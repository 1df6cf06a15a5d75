import type { HarvestProtocol } from '@classmark/domain';
import { Field, InputType } from 'type-graphql';
import { enumType } from '../graphql/enum-type.js';

export const HarvestProtocolEnum = enumType<HarvestProtocol>(
  'HarvestProtocol',
  'A protocol by which a source is asked for its records.',
  {
    oai: 'OAI-PMH 2.0, which most repositories of libraries and publishers speak.',
    plos: 'The search API of PLOS.',
    share: 'The search API of SHARE, which gathers works from many repositories.',
  },
);

@InputType({ description: 'A query to a source for its records.' })
export class HarvestQueryInput {
  @Field(() => HarvestProtocolEnum, { description: 'The protocol that the source speaks.' })
  declare readonly protocol: HarvestProtocol;

  @Field(() => String, {
    nullable: true,
    description: 'The base URL of the repository. For PLOS and SHARE, their own address if left out.',
  })
  declare readonly url: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Only records of this set; for PLOS a subject area such as `/Earth sciences`, for SHARE one of its sources.',
  })
  declare readonly set: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The format of records: `oai_dc` if left out, or one that gives articles in JATS.',
  })
  declare readonly metadataPrefix: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only records changed (for PLOS, published) on or after this day, such as 2026-01-31.',
  })
  declare readonly from: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only records changed (for PLOS, published) on or before this day.',
  })
  declare readonly until: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'For PLOS: whether issue images, corrections and the like are harvested, too. False if left out.',
  })
  declare readonly otherContent: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the address may be on the server’s own machine or in a private network. False if left out.',
  })
  declare readonly allowLocal: boolean | null;
}
