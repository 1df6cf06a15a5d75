import { type PredictionState, suggestedState } from '@classmark/domain';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { PredictionStateEnum } from '../review/review.enum.js';
import type { SuggestedSubject, Suggestions } from './suggest.js';

@ObjectType('SubjectSuggestion', { description: 'How probable a subject is for the text.' })
export class SubjectSuggestionObject {
  constructor(
    readonly suggested: SuggestedSubject,
    readonly answer: Suggestions,
  ) {}

  @Field(() => Float, { description: 'Calibrated.' })
  get probability(): number {
    return this.suggested.probability;
  }

  @Field(() => Float, { nullable: true, description: 'From here on it is published; null for review only.' })
  get acceptThreshold(): number | null {
    return this.suggested.thresholds.accept;
  }

  @Field(() => Float, { description: 'From here on a person is asked.' })
  get reviewThreshold(): number {
    return this.suggested.thresholds.review;
  }

  @Field(() => PredictionStateEnum, { description: 'What would become of it: PUBLISHED, QUEUED, or else WITHDRAWN.' })
  get state(): PredictionState {
    return suggestedState(this.suggested);
  }
}

@ObjectType('SubjectSuggestions', { description: 'What is suggested for a text, and by what.' })
export class SubjectSuggestionsObject {
  constructor(readonly answer: Suggestions) {}

  @Field(() => [SubjectSuggestionObject], { description: 'Most probable first; none where no word is known.' })
  get suggestions(): SubjectSuggestionObject[] {
    return this.answer.suggested.map((suggested) => new SubjectSuggestionObject(suggested, this.answer));
  }

  @Field(() => String, { description: 'The title as it was read, without markup: `titleSpans` are offsets into it.' })
  get title(): string {
    return this.answer.document.title;
  }

  @Field(() => String, { description: 'The text as it was read, without markup: `textSpans` are offsets into it.' })
  get text(): string {
    return this.answer.document.text;
  }

  @Field(() => Int, {
    description: 'Different words that the versions know, as one of them does at the most; 0: nothing can be said.',
  })
  get knownTerms(): number {
    return this.answer.knownTerms;
  }
}
