import { createApiKey, execute, type NewApiKey, type Role, requireRole, revokeApiKey } from '@classmark/domain';
import { Arg, Ctx, createUnionType, Field, ID, InputType, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { keyOf } from '../graphql/global-id.js';
import { InvalidInputProblem, NotAllowedProblem, NotFoundProblem } from '../graphql/problem.js';
import { ApiKeyObject } from './api-key.object.js';
import { RoleEnum } from './role.enum.js';

@InputType({ description: 'A key for a program.' })
class CreateApiKeyInput {
  @Field(() => String, { description: 'What it is for.' })
  declare readonly name: string;

  @Field(() => RoleEnum, { description: 'What it may do; READER for a search front end.' })
  declare readonly role: Role;
}

@InputType({ description: 'The key that is to be refused.' })
class RevokeApiKeyInput {
  @Field(() => ID, { description: 'Which.' })
  declare readonly apiKeyId: string;
}

@ObjectType({ description: 'The key is good from now on.' })
class ApiKeyCreated {
  @Field(() => ApiKeyObject, { description: 'What we keep of it.' })
  readonly apiKey: ApiKeyObject;

  @Field(() => String, { description: 'The key itself, shown this once: send it as `Authorization: Bearer …`.' })
  readonly secret: string;

  constructor({ apiKey, secret }: NewApiKey) {
    this.apiKey = new ApiKeyObject(apiKey);
    this.secret = secret;
  }
}

@ObjectType({ description: 'The key is refused from now on; its open streams have ended.' })
class ApiKeyRevoked {
  @Field(() => ApiKeyObject, { description: 'Which.' })
  readonly apiKey: ApiKeyObject;

  constructor(apiKey: ApiKeyObject) {
    this.apiKey = apiKey;
  }
}

const CreateApiKeyResult = createUnionType({
  name: 'CreateApiKeyResult',
  description: 'The key, or why there is none.',
  types: () => [ApiKeyCreated, InvalidInputProblem, NotAllowedProblem] as const,
});
const RevokeApiKeyResult = createUnionType({
  name: 'RevokeApiKeyResult',
  description: 'The key, or why it stays as it is.',
  types: () => [ApiKeyRevoked, InvalidInputProblem, NotAllowedProblem, NotFoundProblem] as const,
});

@Resolver()
export class ApiKeyResolver {
  @Query(() => [ApiKeyObject], { description: 'All keys, newest first, revoked ones included; for admins.' })
  async apiKeys(@Ctx() { people, actor }: RequestContext): Promise<ApiKeyObject[]> {
    requireRole(actor, 'admin');
    return (await people.store.listApiKeys()).map((apiKey) => new ApiKeyObject(apiKey));
  }

  @Mutation(() => CreateApiKeyResult, { description: 'Makes a key for a program.' })
  async createApiKey(
    @Arg('input', () => CreateApiKeyInput) input: CreateApiKeyInput,
    @Ctx() { people, actor }: RequestContext,
  ): Promise<ApiKeyCreated> {
    return new ApiKeyCreated(await execute(createApiKey, people, actor, { ...input }));
  }

  @Mutation(() => RevokeApiKeyResult, { description: 'Refuses a key from now on, and ends its open streams.' })
  async revokeApiKey(
    @Arg('input', () => RevokeApiKeyInput) { apiKeyId }: RevokeApiKeyInput,
    @Ctx() { people, actor }: RequestContext,
  ): Promise<ApiKeyRevoked> {
    const input = { apiKeyId: keyOf('ApiKey', apiKeyId, 'apiKeyId') };
    return new ApiKeyRevoked(new ApiKeyObject(await execute(revokeApiKey, people, actor, input)));
  }
}
