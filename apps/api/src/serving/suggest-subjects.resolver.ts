import { hasScheme } from '@classmark/database';
import { AppError, parseInput, requireRole, type Subject, subjectQuestion, suggestedState } from '@classmark/domain';
import { cleanText } from '@classmark/text';
import { Arg, Ctx, Field, FieldResolver, Float, InputType, Int, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { answerUnion } from '../graphql/answer-union.js';
import { Costs } from '../graphql/costs.js';
import { follow } from '../graphql/follow.js';
import { NotFoundProblem } from '../graphql/problem.js';
import { ModelVersionObject } from '../models/model-version.object.js';
import { SubjectObject } from '../vocabulary/subject.object.js';
import { ContributionObject } from './contribution.object.js';
import { isExplained } from './loaded-version.js';
import { mostTerms } from './scoring/scoring-tasks.js';
import { type SuggestedSubject, type Suggestions, suggest } from './suggest.js';
import { SubjectSuggestionObject, SubjectSuggestionsObject } from './suggestion.object.js';
import { explanationCost, scoringCost, wholeCost } from './suggestion-costs.js';

@InputType({ description: 'A text to suggest subjects for: a title, a text or both, at most 1 MB.' })
class SuggestSubjectsInput {
  @Field(() => String, { nullable: true, description: 'The title.' })
  declare readonly title?: string | null;

  @Field(() => String, { description: 'The text; markup is removed. May be empty if there is a title.' })
  declare readonly text: string;

  @Field(() => String, { nullable: true, description: 'Only subjects of the scheme with this name.' })
  declare readonly scheme?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Suggests as for a document of this source; if left out, only models that suggest for all documents are asked.',
  })
  declare readonly source?: string | null;

  @Field(() => Int, { nullable: true, defaultValue: 20, description: 'The number of subjects, from 1 to 100.' })
  declare readonly limit?: number | null;

  @Field(() => Float, { nullable: true, defaultValue: 0, description: 'Only subjects with at least this probability.' })
  declare readonly minProbability?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'Whether to suggest deprecated subjects, too.',
  })
  declare readonly includeDeprecated?: boolean | null;
}

const SuggestSubjectsResult = answerUnion(
  'SuggestSubjectsResult',
  'The suggestions, or why there are none.',
  SubjectSuggestionsObject,
  [NotFoundProblem],
);

@Resolver(() => SubjectSuggestionsObject)
export class SuggestSubjectsResolver {
  @Costs({ work: scoringCost })
  @Query(() => SuggestSubjectsResult, { description: 'Suggests subjects for a text by the deployed classifiers.' })
  async suggestSubjects(
    @Arg('input', () => SuggestSubjectsInput) input: SuggestSubjectsInput,
    @Ctx() { actor, database, loaders, serving, shown, signal }: RequestContext,
  ): Promise<SubjectSuggestionsObject> {
    requireRole(actor, 'reader');
    const question = parseInput(subjectQuestion, { ...input });
    const state = await serving.current();
    const { scheme } = question;
    const isServed = scheme === null || state.served.some((subject) => subject.scheme === scheme);
    if (!isServed && !(await hasScheme(database, scheme))) {
      throw new AppError('NOT_FOUND', `There is no scheme "${scheme}".`);
    }
    if (question.source !== null && !(await shown.hasSource(question.source))) {
      throw new AppError('NOT_FOUND', `There is no source "${question.source}".`);
    }
    const document = { id: '', title: cleanText(question.title), text: cleanText(question.text) };
    const answer = await suggest(state, document, { ...question, signal });
    const subjects = await shown.findSubjects(answer.suggested.map(({ subjectId }) => subjectId));
    await shown.primeVersions(loaders, answer.versionIds);
    const suggestions = answer.suggested.flatMap((suggested) => {
      const subject = subjects.get(suggested.subjectId);
      return subject === undefined ? [] : [present({ ...suggested, subject })]; // Gone since it was suggested.
    });
    return { ...answer, isExplained: isExplained(answer), suggestions };
  }

  @FieldResolver(() => [ModelVersionObject], { description: 'The versions that answered.' })
  versions(@Root() { versionIds }: Suggestions, @Ctx() { loaders }: RequestContext): Promise<ModelVersionObject[]> {
    return Promise.all(versionIds.map((id) => follow(loaders.versions, id)));
  }

  @FieldResolver(() => [SubjectObject], {
    description: 'Subjects without an answer, because their deployed version could not be loaded.',
  })
  async missing(
    @Root() { missingSubjectIds }: Suggestions,
    @Ctx() { shown }: RequestContext,
  ): Promise<SubjectObject[]> {
    return [...(await shown.findSubjects(missingSubjectIds)).values()];
  }
}

type ShownSubject = SuggestedSubject & { readonly subject: Subject };

function present(suggested: ShownSubject): SubjectSuggestionObject & ShownSubject {
  const { accept, review } = suggested.thresholds;
  return { ...suggested, acceptThreshold: accept, reviewThreshold: review, state: suggestedState(suggested) };
}

@Resolver(() => SubjectSuggestionObject)
export class SubjectSuggestionResolver {
  @FieldResolver(() => ModelVersionObject, { description: 'The version that suggests it.' })
  version(@Root() { versionId }: SuggestedSubject, @Ctx() { loaders }: RequestContext): Promise<ModelVersionObject> {
    return follow(loaders.versions, versionId);
  }

  @Costs({ work: explanationCost, items: mostTerms })
  @FieldResolver(() => [ContributionObject], {
    description:
      'The 50 strongest terms for and against, strongest first, without stop words, numbers and single letters; empty ' +
      'for a text of more than 100,000 characters.',
  })
  contributions(
    @Root() suggested: SuggestedSubject,
    @Ctx() { signal }: RequestContext,
  ): Promise<readonly ContributionObject[]> {
    return suggested.explain(signal);
  }

  @Costs({ work: wholeCost })
  @FieldResolver(() => Float, {
    nullable: true,
    description:
      "What an encoder's vector of the text adds to the score, in the unit of `contributions`; null where the version " +
      'was trained without one, or the text is not explained.',
  })
  encoderContribution(@Root() suggested: SuggestedSubject, @Ctx() { signal }: RequestContext): Promise<number | null> {
    return suggested.explainEncoder(signal);
  }
}
