import { setImmediate as nextTurn } from 'node:timers/promises';
import { hasScheme } from '@classmark/database';
import { AppError, parseInput, requireRole, subjectQuestion } from '@classmark/domain';
import { cleanText } from '@classmark/text';
import {
  Arg,
  Ctx,
  createUnionType,
  Field,
  FieldResolver,
  Float,
  InputType,
  Int,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import type { RequestContext } from '../context.js';
import { InvalidInputProblem, NotAllowedProblem, NotFoundProblem } from '../graphql/problem.js';
import { requireLoaded } from '../graphql/require-loaded.js';
import { ModelVersionObject } from '../models/model-version.object.js';
import { SubjectObject } from '../vocabulary/subject.object.js';
import { ContributionObject } from './contribution.object.js';
import { suggest } from './suggest.js';
import { SubjectSuggestionObject, SubjectSuggestionsObject } from './suggestion.object.js';

@InputType({ description: 'A text to find subjects for: a title, a text or both, 1 MB at the most.' })
class SuggestSubjectsInput {
  @Field(() => String, { nullable: true, description: 'Its title, if it has one.' })
  declare readonly title?: string | null;

  @Field(() => String, { description: 'The text; markup is taken out. May be empty beside a title.' })
  declare readonly text: string;

  @Field(() => String, { nullable: true, description: 'Only subjects of this scheme.' })
  declare readonly scheme?: string | null;

  @Field(() => Int, { nullable: true, defaultValue: 20, description: 'How many subjects; from 1 to 100.' })
  declare readonly limit?: number | null;

  @Field(() => Float, { nullable: true, defaultValue: 0, description: 'Only subjects at least this probable.' })
  declare readonly minProbability?: number | null;
}

const SuggestSubjectsResult = createUnionType({
  name: 'SuggestSubjectsResult',
  description: 'The subjects, or why there is no answer.',
  types: () => [SubjectSuggestionsObject, InvalidInputProblem, NotAllowedProblem, NotFoundProblem] as const,
});

@Resolver(() => SubjectSuggestionsObject)
export class SuggestSubjectsResolver {
  @Query(() => SuggestSubjectsResult, { description: 'The subjects of a text, by the classifiers that serve.' })
  async suggestSubjects(
    @Arg('input', () => SuggestSubjectsInput) input: SuggestSubjectsInput,
    @Ctx() { actor, database, serving }: RequestContext,
  ): Promise<SubjectSuggestionsObject> {
    requireRole(actor, 'reader');
    const question = parseInput(subjectQuestion, { ...input });
    if (question.scheme !== null && !(await hasScheme(database, question.scheme))) {
      throw new AppError('NOT_FOUND', `There is no scheme "${question.scheme}".`);
    }
    const document = { id: '', title: cleanText(question.title), text: cleanText(question.text) };
    return new SubjectSuggestionsObject(await suggest(await serving.current(), document, question));
  }

  @FieldResolver(() => [ModelVersionObject], { description: 'The versions that answered.' })
  async versions(
    @Root() { answer }: SubjectSuggestionsObject,
    @Ctx() { loaders }: RequestContext,
  ): Promise<ModelVersionObject[]> {
    return Promise.all(
      answer.versionIds.map(async (id) => requireLoaded(await loaders.versions.load(id), `version ${id}`)),
    );
  }

  @FieldResolver(() => [SubjectObject], { description: 'Deployed subjects that nothing can answer for just now.' })
  async missing(
    @Root() { answer }: SubjectSuggestionsObject,
    @Ctx() { loaders }: RequestContext,
  ): Promise<SubjectObject[]> {
    const ids = answer.missingSubjectIds;
    return Promise.all(ids.map(async (id) => requireLoaded(await loaders.subjects.load(id), `subject ${id}`)));
  }
}

@Resolver(() => SubjectSuggestionObject)
export class SubjectSuggestionResolver {
  @FieldResolver(() => SubjectObject, { description: 'Which.' })
  async subject(
    @Root() { suggested }: SubjectSuggestionObject,
    @Ctx() { loaders }: RequestContext,
  ): Promise<SubjectObject> {
    return requireLoaded(await loaders.subjects.load(suggested.subjectId), `subject ${suggested.subjectId}`);
  }

  @FieldResolver(() => ModelVersionObject, { description: 'What says so.' })
  async version(
    @Root() { suggested }: SubjectSuggestionObject,
    @Ctx() { loaders }: RequestContext,
  ): Promise<ModelVersionObject> {
    return requireLoaded(await loaders.versions.load(suggested.version.id), `version ${suggested.version.id}`);
  }

  @FieldResolver(() => [ContributionObject], {
    description:
      'The 50 terms that spoke for and against most, strongest first, without stop words, numbers and lone letters; ' +
      'none for a text over 100,000 characters.',
  })
  async contributions(@Root() { suggested, answer }: SubjectSuggestionObject): Promise<readonly ContributionObject[]> {
    await nextTurn();
    return suggested.version.explain(answer.document, suggested.subjectId, answer.places);
  }
}
