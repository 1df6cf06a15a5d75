import { execute, restoreDocuments } from '@classmark/domain';
import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { answerUnion } from '../graphql/answer-union.js';
import { follow } from '../graphql/follow.js';
import { bigKeyOf } from '../graphql/global-id.js';
import { NotFoundProblem } from '../graphql/problem.js';
import { DocumentObject } from './document.object.js';

@InputType({ description: 'The documents to restore.' })
class RestoreDocumentsInput {
  @Field(() => [ID], { description: 'The documents; at most 500.' })
  declare readonly documentIds: readonly string[];
}

@ObjectType({ description: 'The documents are active again; later imports do not set them aside.' })
class DocumentsRestored {
  @Field(() => [DocumentObject], { description: 'The documents.' })
  declare readonly documents: readonly DocumentObject[];
}

const RestoreDocumentsResult = answerUnion(
  'RestoreDocumentsResult',
  'The documents, or why they remain set aside.',
  DocumentsRestored,
  [NotFoundProblem],
);

@Resolver()
export class RestoreDocumentsResolver {
  @Mutation(() => RestoreDocumentsResult, {
    description: 'Makes documents active that an import set aside. For curators.',
  })
  async restoreDocuments(
    @Arg('input', () => RestoreDocumentsInput) { documentIds }: RestoreDocumentsInput,
    @Ctx() { actor, loaders, restoring }: RequestContext,
  ): Promise<DocumentsRestored> {
    const keys = documentIds.map((id, i) => bigKeyOf('Document', id, `documentIds.${i}`));
    const ids = await execute(restoreDocuments, restoring, actor, { documentIds: keys });
    return { documents: await Promise.all(ids.map((id) => follow(loaders.documents.clear(id), id))) };
  }
}
