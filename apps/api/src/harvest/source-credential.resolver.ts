import {
  type CredentialKind,
  execute,
  keepSourceCredential,
  removeSourceCredential,
  requireRole,
} from '@classmark/domain';
import { Arg, Ctx, Field, InputType, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { answerUnion } from '../graphql/answer-union.js';
import { enumType } from '../graphql/enum-type.js';
import { ConflictProblem, NotFoundProblem } from '../graphql/problem.js';
import { DateTime } from '../graphql/scalars.js';
import { SeenBy } from '../graphql/seen-by.js';

const CredentialKindEnum = enumType<CredentialKind>('CredentialKind', 'A kind of credentials.', {
  password: 'A user name and a password.',
  key: 'A key.',
});

@SeenBy('operator')
@ObjectType('SourceCredential', {
  description: 'Credentials kept for one host; they can’t be read back.',
})
class SourceCredentialObject {
  @Field(() => String, { description: 'Scheme, host and port that they are for: https://example.org.' })
  declare readonly origin: string;

  @Field(() => CredentialKindEnum, { description: 'Their kind.' })
  declare readonly kind: CredentialKind;

  @Field(() => DateTime, { description: 'When they were given.' })
  declare readonly createdAt: Date;
}

@InputType({ description: 'Credentials for a host: a user name with a password, or a key.' })
class KeepSourceCredentialInput {
  @Field(() => String, { description: 'An address on the host. It must be https, or on this machine.' })
  declare readonly url: string;

  @Field(() => String, { nullable: true, description: 'The user name.' })
  declare readonly user: string | null;

  @Field(() => String, { nullable: true, description: 'The password.' })
  declare readonly password: string | null;

  @Field(() => String, { nullable: true, description: 'The key, instead of user name and password.' })
  declare readonly key: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The header that the key is sent in, such as X-API-Key; left out, it is sent as a bearer token.',
  })
  declare readonly header: string | null;
}

@InputType({ description: 'The host to forget the credentials of.' })
class RemoveSourceCredentialInput {
  @Field(() => String, { description: 'An address on the host.' })
  declare readonly url: string;
}

@ObjectType({ description: 'All hosts that credentials are kept for, as they are now.' })
class SourceCredentialsChanged {
  @Field(() => [SourceCredentialObject], { description: 'The hosts.' })
  declare readonly credentials: readonly SourceCredentialObject[];
}

const KeepSourceCredentialResult = answerUnion(
  'KeepSourceCredentialResult',
  'The hosts that credentials are kept for, or why none were kept.',
  SourceCredentialsChanged,
  [ConflictProblem],
);
const RemoveSourceCredentialResult = answerUnion(
  'RemoveSourceCredentialResult',
  'The hosts that credentials are still kept for, or why none were removed.',
  SourceCredentialsChanged,
  [NotFoundProblem],
);

@Resolver()
export class SourceCredentialResolver {
  @Query(() => [SourceCredentialObject], {
    description: 'Lists the hosts that credentials are kept for. For operators.',
  })
  sourceCredentials(@Ctx() { actor, harvests }: RequestContext): Promise<SourceCredentialObject[]> {
    requireRole(actor, 'operator');
    return harvests.listCredentials();
  }

  @Mutation(() => KeepSourceCredentialResult, {
    description: 'Keeps credentials for a host, encrypted, in place of those it had. For operators.',
  })
  async keepSourceCredential(
    @Arg('input', () => KeepSourceCredentialInput) input: KeepSourceCredentialInput,
    @Ctx() { actor, harvests }: RequestContext,
  ): Promise<SourceCredentialsChanged> {
    await execute(keepSourceCredential, harvests, actor, { ...input });
    return { credentials: await harvests.listCredentials() };
  }

  @Mutation(() => RemoveSourceCredentialResult, { description: 'Removes the credentials for a host. For operators.' })
  async removeSourceCredential(
    @Arg('input', () => RemoveSourceCredentialInput) { url }: RemoveSourceCredentialInput,
    @Ctx() { actor, harvests }: RequestContext,
  ): Promise<SourceCredentialsChanged> {
    await execute(removeSourceCredential, harvests, actor, { url });
    return { credentials: await harvests.listCredentials() };
  }
}
