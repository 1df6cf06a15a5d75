import type { PredictionState } from '@classmark/domain';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Costs } from '../graphql/costs.js';
import { SeenBy } from '../graphql/seen-by.js';
import { PredictionStateEnum } from '../review/review.enum.js';
import { SubjectObject } from '../vocabulary/subject.object.js';
import { limitOf } from './suggestion-costs.js';

@SeenBy('reader')
@ObjectType('SubjectSuggestion', { description: 'The probability that the text has a subject.' })
export class SubjectSuggestionObject {
  @Field(() => SubjectObject, { description: 'The subject.' })
  declare readonly subject: SubjectObject;

  @Field(() => Float, { description: 'The calibrated probability.' })
  declare readonly probability: number;

  @Field(() => Float, { nullable: true, description: 'From this probability up it is published; null if review only.' })
  declare readonly acceptThreshold: number | null;

  @Field(() => Float, { description: 'From this probability up it is put in review.' })
  declare readonly reviewThreshold: number;

  @Field(() => PredictionStateEnum, {
    description: 'The state it would get: PUBLISHED, QUEUED, otherwise WITHDRAWN.',
  })
  declare readonly state: PredictionState;
}

@SeenBy('reader')
@ObjectType('SubjectSuggestions', { description: 'The subjects suggested for a text.' })
export class SubjectSuggestionsObject {
  @Costs({ items: ({ root }) => limitOf(root) })
  @Field(() => [SubjectSuggestionObject], { description: 'Most probable first; empty if no word is known.' })
  declare readonly suggestions: readonly SubjectSuggestionObject[];

  @Field(() => String, { description: 'The title without markup; `titleSpans` refer to it.' })
  declare readonly title: string;

  @Field(() => String, { description: 'The text without markup; `textSpans` refer to it.' })
  declare readonly text: string;

  @Field(() => Boolean, {
    description: 'Whether `contributions` are given; a text of more than 100,000 characters is not explained.',
  })
  declare readonly isExplained: boolean;

  @Field(() => Int, {
    description:
      'The number of different words that are known to the version that knows most of them; if 0, there are no suggestions.',
  })
  declare readonly knownTerms: number;

  @Field(() => Boolean, {
    description:
      'False if too few of its words are known for the probabilities to be trusted: nothing is published then.',
  })
  declare readonly isReliable: boolean;

  @Field(() => [String], {
    description: 'Sources for whose documents other deployed models suggest; name one as `source` to ask these.',
  })
  declare readonly otherSources: readonly string[];
}
