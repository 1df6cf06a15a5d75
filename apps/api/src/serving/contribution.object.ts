import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { MarkedTerm } from './loaded-version.js';
import type { Span } from './term-places.js';

@ObjectType('Span', { description: 'A place in a text: UTF-16 offsets, as JavaScript counts.' })
export class SpanObject implements Span {
  @Field(() => Int, { description: 'Where it begins.' })
  declare readonly start: number;

  @Field(() => Int, { description: 'Before where it ends.' })
  declare readonly end: number;
}

@ObjectType('Contribution', { description: 'A term’s share in the raw score of a subject.' })
export class ContributionObject implements MarkedTerm {
  @Field(() => String, { description: 'A word or two, as the model knows them: lower-cased.' })
  declare readonly term: string;

  @Field(() => Float, { description: 'Positive speaks for the subject, negative against it.' })
  declare readonly contribution: number;

  @Field(() => [SpanObject], { description: 'Where it stands in the title.' })
  declare readonly titleSpans: readonly SpanObject[];

  @Field(() => [SpanObject], { description: 'Where it stands in the text.' })
  declare readonly textSpans: readonly SpanObject[];
}
