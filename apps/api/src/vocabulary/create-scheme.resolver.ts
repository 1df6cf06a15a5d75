import { createScheme, execute } from '@classmark/domain';
import { Arg, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { answerUnion } from '../graphql/answer-union.js';
import { ConflictProblem } from '../graphql/problem.js';
import { SchemeObject } from './scheme.object.js';

@InputType({ description: 'A new scheme.' })
class CreateSchemeInput {
  @Field(() => String, { description: 'Its unique name.' })
  declare readonly name: string;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'Whether equal names are one subject with several broader ones; this never changes.',
  })
  declare readonly mergesEqualNames: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: true,
    description: 'Whether a label implies the broader subjects of its subject.',
  })
  declare readonly labelsImplyBroader: boolean | null;
}

@ObjectType({ description: 'A scheme was created.' })
class SchemeCreated {
  @Field(() => SchemeObject, { description: 'The scheme.' })
  declare readonly scheme: SchemeObject;
}

const CreateSchemeResult = answerUnion('CreateSchemeResult', 'The scheme, or why there is none.', SchemeCreated, [
  ConflictProblem,
]);

@Resolver()
export class CreateSchemeResolver {
  @Mutation(() => CreateSchemeResult, { description: 'Creates an empty scheme. For operators.' })
  async createScheme(
    @Arg('input', () => CreateSchemeInput) input: CreateSchemeInput,
    @Ctx() { actor, schemes }: RequestContext,
  ): Promise<SchemeCreated> {
    return { scheme: await execute(createScheme, schemes, actor, { ...input }) };
  }
}
