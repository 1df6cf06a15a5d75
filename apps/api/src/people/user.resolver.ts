import { createUser, execute, type Role, requireRole, setPassword, setRole } from '@classmark/domain';
import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { answerUnion } from '../graphql/answer-union.js';
import { keyOf } from '../graphql/global-id.js';
import { ConflictProblem, NotFoundProblem } from '../graphql/problem.js';
import { RoleEnum } from './role.enum.js';
import { UserObject } from './user.object.js';

@InputType({ description: 'A new user.' })
class CreateUserInput {
  @Field(() => String, { description: 'The name they sign in with, without colon or slash.' })
  declare readonly name: string;

  @Field(() => String, { description: '8 characters or more.' })
  declare readonly password: string;

  @Field(() => RoleEnum, { description: 'Their role.' })
  declare readonly role: Role;
}

@InputType({ description: 'A new role for a user.' })
class SetRoleInput {
  @Field(() => ID, { description: 'The user.' })
  declare readonly userId: string;

  @Field(() => RoleEnum, { description: 'The new role.' })
  declare readonly role: Role;
}

@InputType({ description: 'A new password: your own or, as an admin, anybody’s.' })
class SetPasswordInput {
  @Field(() => ID, { description: 'The user.' })
  declare readonly userId: string;

  @Field(() => String, { description: '8 characters or more.' })
  declare readonly password: string;
}

@ObjectType()
abstract class UserAnswer {
  @Field(() => UserObject, { description: 'The user.' })
  declare readonly user: UserObject;
}

@ObjectType({ description: 'The user was added and can sign in.' })
class UserCreated extends UserAnswer {}

@ObjectType({ description: 'The new role is in force; the user’s open streams have ended.' })
class RoleSet extends UserAnswer {}

@ObjectType({ description: 'The new password is in force; the user has been signed out everywhere.' })
class PasswordSet extends UserAnswer {}

const CreateUserResult = answerUnion('CreateUserResult', 'The new user, or why there is none.', UserCreated, [
  ConflictProblem,
]);
const SetRoleResult = answerUnion('SetRoleResult', 'The user, or why the role stays.', RoleSet, [
  NotFoundProblem,
  ConflictProblem,
]);
const SetPasswordResult = answerUnion('SetPasswordResult', 'The user, or why the password stays.', PasswordSet, [
  NotFoundProblem,
]);

@Resolver()
export class UserResolver {
  @Query(() => [UserObject], { description: 'Lists everybody who can sign in. For admins.' })
  users(@Ctx() { people, actor }: RequestContext): Promise<UserObject[]> {
    requireRole(actor, 'admin');
    return people.store.listUsers();
  }

  @Mutation(() => CreateUserResult, { description: 'Adds a user. For admins.' })
  async createUser(
    @Arg('input', () => CreateUserInput) input: CreateUserInput,
    @Ctx() { people, actor }: RequestContext,
  ): Promise<UserCreated> {
    return { user: await execute(createUser, people, actor, { ...input }) };
  }

  @Mutation(() => SetRoleResult, { description: 'Changes a user’s role. The last admin remains one. For admins.' })
  async setRole(
    @Arg('input', () => SetRoleInput) { userId, role }: SetRoleInput,
    @Ctx() { people, actor }: RequestContext,
  ): Promise<RoleSet> {
    return { user: await execute(setRole, people, actor, { userId: keyOf('User', userId, 'userId'), role }) };
  }

  @Mutation(() => SetPasswordResult, { description: 'Changes a password and ends the user’s sessions.' })
  async setPassword(
    @Arg('input', () => SetPasswordInput) { userId, password }: SetPasswordInput,
    @Ctx() { people, actor }: RequestContext,
  ): Promise<PasswordSet> {
    return { user: await execute(setPassword, people, actor, { userId: keyOf('User', userId, 'userId'), password }) };
  }
}
