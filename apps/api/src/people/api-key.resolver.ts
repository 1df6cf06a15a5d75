import { createApiKey, execute, type Role, requireRole, revokeApiKey } from '@classmark/domain';
import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { answerUnion } from '../graphql/answer-union.js';
import { keyOf } from '../graphql/global-id.js';
import { NotFoundProblem } from '../graphql/problem.js';
import { ApiKeyObject } from './api-key.object.js';
import { RoleEnum } from './role.enum.js';

@InputType({ description: 'A new key for a program.' })
class CreateApiKeyInput {
  @Field(() => String, { description: 'What it is for.' })
  declare readonly name: string;

  @Field(() => RoleEnum, { description: 'Its role; READER for a search front end.' })
  declare readonly role: Role;
}

@InputType({ description: 'The key to revoke.' })
class RevokeApiKeyInput {
  @Field(() => ID, { description: 'The key.' })
  declare readonly apiKeyId: string;
}

@ObjectType({ description: 'The key was created and works.' })
class ApiKeyCreated {
  @Field(() => ApiKeyObject, { description: 'The key as it is stored.' })
  declare readonly apiKey: ApiKeyObject;

  @Field(() => String, { description: 'The key itself, shown only once: send it as `Authorization: Bearer …`.' })
  declare readonly secret: string;
}

@ObjectType({ description: 'The key was revoked; its open streams have ended.' })
class ApiKeyRevoked {
  @Field(() => ApiKeyObject, { description: 'The key.' })
  declare readonly apiKey: ApiKeyObject;
}

const CreateApiKeyResult = answerUnion('CreateApiKeyResult', 'The key, or why there is none.', ApiKeyCreated);
const RevokeApiKeyResult = answerUnion('RevokeApiKeyResult', 'The key, or why it was not revoked.', ApiKeyRevoked, [
  NotFoundProblem,
]);

@Resolver()
export class ApiKeyResolver {
  @Query(() => [ApiKeyObject], {
    description: 'Lists all keys, newest first, revoked ones included. For admins.',
  })
  apiKeys(@Ctx() { people, actor }: RequestContext): Promise<ApiKeyObject[]> {
    requireRole(actor, 'admin');
    return people.store.listApiKeys();
  }

  @Mutation(() => CreateApiKeyResult, { description: 'Creates a key for a program. For admins.' })
  createApiKey(
    @Arg('input', () => CreateApiKeyInput) input: CreateApiKeyInput,
    @Ctx() { people, actor }: RequestContext,
  ): Promise<ApiKeyCreated> {
    return execute(createApiKey, people, actor, { ...input });
  }

  @Mutation(() => RevokeApiKeyResult, { description: 'Revokes a key and ends its open streams. For admins.' })
  async revokeApiKey(
    @Arg('input', () => RevokeApiKeyInput) { apiKeyId }: RevokeApiKeyInput,
    @Ctx() { people, actor }: RequestContext,
  ): Promise<ApiKeyRevoked> {
    const input = { apiKeyId: keyOf('ApiKey', apiKeyId, 'apiKeyId') };
    return { apiKey: await execute(revokeApiKey, people, actor, input) };
  }
}
