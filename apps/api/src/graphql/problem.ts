import { type AppError, type InputIssue, NotAllowedError, type Role } from '@classmark/domain';
import { Field, InterfaceType, ObjectType } from 'type-graphql';
import { RoleEnum } from '../people/role.enum.js';
import { SeenBy } from './seen-by.js';

@InterfaceType('Problem', {
  description: 'An answer to a mistake: a stable code, what to do, and the input field it is about.',
})
export abstract class Problem {
  @Field(() => String, { description: 'A stable code, for instance INVALID_INPUT.' })
  readonly code: string;

  @Field(() => String, { description: 'What is wrong and what to do, for people.' })
  readonly message: string;

  @Field(() => String, { nullable: true, description: 'Dotted path of the first input field it is about.' })
  readonly field: string | null;

  constructor({ code, message, issues }: AppError) {
    this.code = code;
    this.message = message;
    this.field = issues[0]?.path ?? null;
  }
}

@SeenBy('everybody')
@ObjectType({ implements: Problem, description: 'You are not allowed to do this.' })
export class NotAllowedProblem extends Problem {
  @Field(() => RoleEnum, { nullable: true, description: 'The least role that may; null if no role would help.' })
  readonly requiredRole: Role | null;

  constructor(error: AppError) {
    super(error);
    this.requiredRole = error instanceof NotAllowedError ? error.requiredRole : null;
  }
}

@SeenBy('everybody')
@ObjectType({ implements: Problem, description: 'Something the input names was not found.' })
export class NotFoundProblem extends Problem {}

@SeenBy('everybody')
@ObjectType({ implements: Problem, description: 'The current state rules it out, for instance a name is taken.' })
export class ConflictProblem extends Problem {}

@SeenBy('everybody')
@ObjectType('InputIssue', { description: 'One rule that the input breaks.' })
export class InputIssueObject implements InputIssue {
  @Field(() => String, { description: 'Dotted path of the input field, for instance `records.3.title`.' })
  declare readonly path: string;

  @Field(() => String, { description: 'The rule and the value that breaks it.' })
  declare readonly message: string;
}

@SeenBy('everybody')
@ObjectType({ implements: Problem, description: 'The input breaks a rule.' })
export class InvalidInputProblem extends Problem {
  @Field(() => [InputIssueObject], { description: 'Every broken rule.' })
  readonly issues: readonly InputIssueObject[];

  constructor(error: AppError) {
    super(error);
    this.issues = error.issues;
  }
}
