import { editSubject, execute } from '@classmark/domain';
import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { answerUnion } from '../graphql/answer-union.js';
import { keyOf } from '../graphql/global-id.js';
import { ConflictProblem, NotFoundProblem } from '../graphql/problem.js';
import { SubjectObject } from './subject.object.js';

@InputType({ description: 'New values for a subject; a field left out stays, and null removes its value.' })
class EditSubjectInput {
  @Field(() => ID, { description: 'The subject.' })
  declare readonly subjectId: string;

  @Field(() => String, { nullable: true, description: 'Its URI, unique in its scheme.' })
  declare readonly uri?: string | null;

  @Field(() => String, { nullable: true, description: 'The code that its scheme gives it.' })
  declare readonly notation?: string | null;

  @Field(() => [String], { nullable: true, description: 'Its alternative labels.' })
  declare readonly altLabels?: readonly string[] | null;

  @Field(() => String, { nullable: true, description: 'The language (BCP 47) of its labels, such as `en`.' })
  declare readonly language?: string | null;
}

@ObjectType({ description: 'The subject was edited.' })
class SubjectEdited {
  @Field(() => SubjectObject, { description: 'The subject.' })
  declare readonly subject: SubjectObject;
}

const EditSubjectResult = answerUnion('EditSubjectResult', 'The subject, or why it was not edited.', SubjectEdited, [
  NotFoundProblem,
  ConflictProblem,
]);

@Resolver()
export class EditSubjectResolver {
  @Mutation(() => EditSubjectResult, {
    description: 'Sets URI, notation, alternative labels and language of a subject. For operators.',
  })
  async editSubject(
    @Arg('input', () => EditSubjectInput) { subjectId, altLabels, ...given }: EditSubjectInput,
    @Ctx() { actor, subjectEdits }: RequestContext,
  ): Promise<SubjectEdited> {
    const key = keyOf('Subject', subjectId, 'subjectId');
    const input = { ...given, subjectId: key, ...(altLabels !== undefined && { altLabels: altLabels ?? [] }) };
    return { subject: await execute(editSubject, subjectEdits, actor, input) };
  }
}
