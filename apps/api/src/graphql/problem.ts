import { type AppError, type InputIssue, NotAllowedError, type Role } from '@classmark/domain';
import { Field, InterfaceType, ObjectType } from 'type-graphql';
import { RoleEnum } from '../people/role.enum.js';

@InterfaceType('Problem', {
  description: 'What every typed answer to a mistake has: a stable code, what to do, and the input field it concerns.',
})
export abstract class Problem {
  constructor(private readonly error: AppError) {}

  @Field(() => String, { description: 'Stable, e.g. INVALID_INPUT.' })
  get code(): string {
    return this.error.code;
  }

  @Field(() => String, { description: 'What is wrong and what to do, for people.' })
  get message(): string {
    return this.error.message;
  }

  @Field(() => String, { nullable: true, description: 'Dotted path of the first input field it concerns.' })
  get field(): string | null {
    return this.error.issues[0]?.path ?? null;
  }
}

@ObjectType({ implements: Problem, description: 'You may not do this.' })
export class NotAllowedProblem extends Problem {
  @Field(() => RoleEnum, { nullable: true, description: 'The least role that may; null where no role would do.' })
  readonly requiredRole: Role | null;

  constructor(error: AppError) {
    super(error);
    this.requiredRole = error instanceof NotAllowedError ? error.requiredRole : null;
  }
}

@ObjectType({ implements: Problem, description: 'What was named is not there.' })
export class NotFoundProblem extends Problem {}

@ObjectType({ implements: Problem, description: 'It is not possible as things stand, e.g. a name that is taken.' })
export class ConflictProblem extends Problem {}

@ObjectType('InputIssue', { description: 'One broken rule.' })
export class InputIssueObject implements InputIssue {
  @Field(() => String, { description: 'Dotted path of the input field, e.g. `records.3.title`.' })
  declare readonly path: string;

  @Field(() => String, { description: 'The rule, and what was given.' })
  declare readonly message: string;
}

@ObjectType({ implements: Problem, description: 'The input breaks a rule.' })
export class InvalidInputProblem extends Problem {
  @Field(() => [InputIssueObject], { description: 'Every broken rule.' })
  readonly issues: readonly InputIssueObject[];

  constructor(error: AppError) {
    super(error);
    this.issues = error.issues;
  }
}
