import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Costs } from '../graphql/costs.js';
import { SeenBy } from '../graphql/seen-by.js';
import { placesInText } from './suggestion-costs.js';

@SeenBy('reader')
@ObjectType('Span', { description: 'A range of a text, in UTF-16 offsets as in JavaScript.' })
class SpanObject {
  @Field(() => Int, { description: 'Its first offset.' })
  declare readonly start: number;

  @Field(() => Int, { description: 'The offset after its last.' })
  declare readonly end: number;
}

@SeenBy('reader')
@ObjectType('Contribution', { description: 'What a term contributes to the score of a subject.' })
export class ContributionObject {
  @Field(() => String, { description: 'A word or a pair of words, lower-cased.' })
  declare readonly term: string;

  @Field(() => Float, { description: 'Positive supports the subject, negative counts against it.' })
  declare readonly contribution: number;

  @Costs({ items: 1 })
  @Field(() => [SpanObject], { description: 'Where it occurs in the title: the first 100 places.' })
  declare readonly titleSpans: readonly SpanObject[];

  @Costs({ items: placesInText })
  @Field(() => [SpanObject], { description: 'Where it occurs in the text: the first 100 places.' })
  declare readonly textSpans: readonly SpanObject[];
}
