import {
  createUser,
  disableUser,
  enableUser,
  execute,
  type Role,
  requireRole,
  setPassword,
  setRole,
} from '@classmark/domain';
import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { answerUnion } from '../graphql/answer-union.js';
import { Costs } from '../graphql/costs.js';
import { keyOf } from '../graphql/global-id.js';
import { ConflictProblem, NotFoundProblem } from '../graphql/problem.js';
import { SeenBy } from '../graphql/seen-by.js';
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

  @Field(() => String, { nullable: true, description: 'The current password; needed to change your own.' })
  declare readonly currentPassword: string | null;
}

@InputType({ description: 'The user to disable.' })
class DisableUserInput {
  @Field(() => ID, { description: 'The user.' })
  declare readonly userId: string;
}

@InputType({ description: 'The user to enable.' })
class EnableUserInput {
  @Field(() => ID, { description: 'The user.' })
  declare readonly userId: string;
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

@ObjectType({ description: 'The user is signed out everywhere and can no longer sign in.' })
class UserDisabled extends UserAnswer {}

@ObjectType({ description: 'The user can sign in again.' })
class UserEnabled extends UserAnswer {}

const CreateUserResult = answerUnion('CreateUserResult', 'The new user, or why there is none.', UserCreated, [
  ConflictProblem,
]);
const SetRoleResult = answerUnion('SetRoleResult', 'The user, or why the role stays.', RoleSet, [
  NotFoundProblem,
  ConflictProblem,
]);
const SetPasswordResult = answerUnion('SetPasswordResult', 'The user, or why the password stays.', PasswordSet, [
  NotFoundProblem,
  ConflictProblem,
]);

const DisableUserResult = answerUnion('DisableUserResult', 'The user, or why nothing changed.', UserDisabled, [
  NotFoundProblem,
  ConflictProblem,
]);
const EnableUserResult = answerUnion('EnableUserResult', 'The user, or why nothing changed.', UserEnabled, [
  NotFoundProblem,
]);

@Resolver()
export class UserResolver {
  @SeenBy('admin')
  @Query(() => [UserObject], { description: 'Lists all users, disabled ones included. For admins.' })
  users(@Ctx() { people, actor }: RequestContext): Promise<UserObject[]> {
    requireRole(actor, 'admin');
    return people.store.listUsers();
  }

  @Costs({ work: 20_000 })
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

  @Costs({ work: 40_000 })
  @Mutation(() => SetPasswordResult, {
    description: 'Changes a password, your own or as an admin anybody’s, and ends the user’s sessions.',
  })
  async setPassword(
    @Arg('input', () => SetPasswordInput) { userId, ...input }: SetPasswordInput,
    @Ctx() { people, actor }: RequestContext,
  ): Promise<PasswordSet> {
    return { user: await execute(setPassword, people, actor, { ...input, userId: keyOf('User', userId, 'userId') }) };
  }

  @Mutation(() => DisableUserResult, {
    description:
      'Disables a user and ends their sessions and streams; API keys that they created keep working. The last admin ' +
      'can’t be disabled. For admins.',
  })
  async disableUser(
    @Arg('input', () => DisableUserInput) { userId }: DisableUserInput,
    @Ctx() { people, actor }: RequestContext,
  ): Promise<UserDisabled> {
    return { user: await execute(disableUser, people, actor, { userId: keyOf('User', userId, 'userId') }) };
  }

  @Mutation(() => EnableUserResult, { description: 'Lets a disabled user sign in again. For admins.' })
  async enableUser(
    @Arg('input', () => EnableUserInput) { userId }: EnableUserInput,
    @Ctx() { people, actor }: RequestContext,
  ): Promise<UserEnabled> {
    return { user: await execute(enableUser, people, actor, { userId: keyOf('User', userId, 'userId') }) };
  }
}
