import { createUser, execute, type Role, requireRole, setPassword, setRole } from '@classmark/domain';
import { Arg, Ctx, createUnionType, Field, ID, InputType, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { keyOf } from '../graphql/global-id.js';
import { ConflictProblem, InvalidInputProblem, NotAllowedProblem, NotFoundProblem } from '../graphql/problem.js';
import { RoleEnum } from './role.enum.js';
import { UserObject } from './user.object.js';

@InputType({ description: 'Somebody new.' })
class CreateUserInput {
  @Field(() => String, { description: 'What they sign in with; no colon or slash.' })
  declare readonly name: string;

  @Field(() => String, { description: '8 characters or more.' })
  declare readonly password: string;

  @Field(() => RoleEnum, { description: 'What they may do.' })
  declare readonly role: Role;
}

@InputType({ description: 'Another role for somebody.' })
class SetRoleInput {
  @Field(() => ID, { description: 'Whose.' })
  declare readonly userId: string;

  @Field(() => RoleEnum, { description: 'What they may do from now on.' })
  declare readonly role: Role;
}

@InputType({ description: 'Another password, one’s own or, for admins, anybody’s.' })
class SetPasswordInput {
  @Field(() => ID, { description: 'Whose.' })
  declare readonly userId: string;

  @Field(() => String, { description: '8 characters or more.' })
  declare readonly password: string;
}

@ObjectType({ description: 'They can sign in.' })
class UserCreated {
  @Field(() => UserObject, { description: 'Who was added.' })
  readonly user: UserObject;

  constructor(user: UserObject) {
    this.user = user;
  }
}

@ObjectType({ description: 'The role holds from now on; open streams of theirs have ended.' })
class RoleSet extends UserCreated {}

@ObjectType({ description: 'The password holds from now on; they are signed out everywhere.' })
class PasswordSet extends UserCreated {}

const CreateUserResult = createUnionType({
  name: 'CreateUserResult',
  description: 'The person, or why there is none.',
  types: () => [UserCreated, InvalidInputProblem, NotAllowedProblem, ConflictProblem] as const,
});
const SetRoleResult = createUnionType({
  name: 'SetRoleResult',
  description: 'The person with the role, or why not.',
  types: () => [RoleSet, InvalidInputProblem, NotAllowedProblem, NotFoundProblem, ConflictProblem] as const,
});
const SetPasswordResult = createUnionType({
  name: 'SetPasswordResult',
  description: 'The person, or why the password stays.',
  types: () => [PasswordSet, InvalidInputProblem, NotAllowedProblem, NotFoundProblem] as const,
});

@Resolver()
export class UserResolver {
  @Query(() => [UserObject], { description: 'Everybody who can sign in, for admins.' })
  async users(@Ctx() { people, actor }: RequestContext): Promise<UserObject[]> {
    requireRole(actor, 'admin');
    return (await people.store.listUsers()).map((user) => new UserObject(user));
  }

  @Mutation(() => CreateUserResult, { description: 'Adds somebody.' })
  async createUser(
    @Arg('input', () => CreateUserInput) input: CreateUserInput,
    @Ctx() { people, actor }: RequestContext,
  ): Promise<UserCreated> {
    return new UserCreated(new UserObject(await execute(createUser, people, actor, { ...input })));
  }

  @Mutation(() => SetRoleResult, { description: 'Changes what somebody may do. The last admin stays one.' })
  async setRole(
    @Arg('input', () => SetRoleInput) { userId, role }: SetRoleInput,
    @Ctx() { people, actor }: RequestContext,
  ): Promise<RoleSet> {
    const input = { userId: keyOf('User', userId, 'userId'), role };
    return new RoleSet(new UserObject(await execute(setRole, people, actor, input)));
  }

  @Mutation(() => SetPasswordResult, { description: 'Changes a password and ends the person’s sessions.' })
  async setPassword(
    @Arg('input', () => SetPasswordInput) { userId, password }: SetPasswordInput,
    @Ctx() { people, actor }: RequestContext,
  ): Promise<PasswordSet> {
    const input = { userId: keyOf('User', userId, 'userId'), password };
    return new PasswordSet(new UserObject(await execute(setPassword, people, actor, input)));
  }
}
