import { editScheme, execute } from '@classmark/domain';
import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { answerUnion } from '../graphql/answer-union.js';
import { keyOf } from '../graphql/global-id.js';
import { ConflictProblem, NotFoundProblem } from '../graphql/problem.js';
import { SchemeObject } from './scheme.object.js';

@InputType({ description: 'The settings of a scheme.' })
class EditSchemeInput {
  @Field(() => ID, { description: 'The scheme.' })
  declare readonly schemeId: string;

  @Field(() => Boolean, { description: 'Whether a label implies the broader subjects of its subject.' })
  declare readonly labelsImplyBroader: boolean;
}

@ObjectType({ description: 'The scheme was edited.' })
class SchemeEdited {
  @Field(() => SchemeObject, { description: 'The scheme.' })
  declare readonly scheme: SchemeObject;
}

const EditSchemeResult = answerUnion('EditSchemeResult', 'The scheme, or why it was not edited.', SchemeEdited, [
  NotFoundProblem,
  ConflictProblem,
]);

@Resolver()
export class EditSchemeResolver {
  @Mutation(() => EditSchemeResult, {
    description:
      'Sets whether a label implies its broader subjects. Deployed classifiers score again; train models again to ' +
      'have them learn by it. For operators.',
  })
  async editScheme(
    @Arg('input', () => EditSchemeInput) { schemeId, labelsImplyBroader }: EditSchemeInput,
    @Ctx() { actor, schemes }: RequestContext,
  ): Promise<SchemeEdited> {
    const input = { schemeId: keyOf('Scheme', schemeId, 'schemeId'), labelsImplyBroader };
    return { scheme: await execute(editScheme, schemes, actor, input) };
  }
}
