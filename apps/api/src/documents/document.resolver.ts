import { findDocumentId } from '@classmark/database';
import { execute, requireRole, restoreDocuments } from '@classmark/domain';
import {
  Arg,
  Ctx,
  createUnionType,
  Field,
  FieldResolver,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import type { RequestContext } from '../context.js';
import { bigKeyOf } from '../graphql/global-id.js';
import { InvalidInputProblem, NotAllowedProblem, NotFoundProblem } from '../graphql/problem.js';
import { requireLoaded } from '../graphql/require-loaded.js';
import { SubjectObject } from '../vocabulary/subject.object.js';
import { DocumentLabelObject, DocumentObject, DocumentSubjectObject } from './document.object.js';

@Resolver(() => DocumentObject)
export class DocumentResolver {
  @Query(() => DocumentObject, { nullable: true, description: 'A document; null if it is not there.' })
  async document(
    @Arg('id', () => ID, { description: 'Which.' }) id: string,
    @Ctx() { actor, loaders }: RequestContext,
  ): Promise<DocumentObject | null> {
    requireRole(actor, 'reader');
    return loaders.documents.load(bigKeyOf('Document', id));
  }

  @Query(() => DocumentObject, { nullable: true, description: 'A source’s document; null if it is not there.' })
  async documentByExternalId(
    @Arg('source', () => String, { description: 'The source’s name.' }) source: string,
    @Arg('externalId', () => String, { description: 'Its id there.' }) externalId: string,
    @Ctx() { actor, database, loaders }: RequestContext,
  ): Promise<DocumentObject | null> {
    requireRole(actor, 'reader');
    const id = await findDocumentId(database, source, externalId);
    return id === null ? null : loaders.documents.load(id);
  }

  @FieldResolver(() => [DocumentLabelObject], {
    description: 'What sources and people said of its subjects; readers see the yes that holds.',
  })
  async labels(
    @Root() { document }: DocumentObject,
    @Ctx() { loaders }: RequestContext,
  ): Promise<DocumentLabelObject[]> {
    return (await loaders.labelsOfDocuments.load(document.id)).map((label) => new DocumentLabelObject(label));
  }

  @FieldResolver(() => [DocumentSubjectObject], {
    description: 'What a search front end shows, by label: labelled yes, accepted or published; broader ones included.',
  })
  async subjects(
    @Root() { document }: DocumentObject,
    @Ctx() { loaders }: RequestContext,
  ): Promise<DocumentSubjectObject[]> {
    return (await loaders.subjectsOfDocuments.load(document.id)).map((entry) => new DocumentSubjectObject(entry));
  }
}

@Resolver(() => DocumentLabelObject)
export class DocumentLabelResolver {
  @FieldResolver(() => SubjectObject, { description: 'Which.' })
  async subject(@Root() { label }: DocumentLabelObject, @Ctx() { loaders }: RequestContext): Promise<SubjectObject> {
    return requireLoaded(await loaders.subjects.load(label.subjectId), 'subject');
  }
}

@Resolver(() => DocumentSubjectObject)
export class DocumentSubjectResolver {
  @FieldResolver(() => SubjectObject, { description: 'Which.' })
  async subject(@Root() { entry }: DocumentSubjectObject, @Ctx() { loaders }: RequestContext): Promise<SubjectObject> {
    return requireLoaded(await loaders.subjects.load(entry.subjectId), 'subject');
  }
}

@InputType({ description: 'Documents that stand aside.' })
class RestoreDocumentsInput {
  @Field(() => [ID], { description: 'Which; at most 500.' })
  declare readonly documentIds: readonly string[];
}

@ObjectType({ description: 'They take part, whatever later imports make of them.' })
class DocumentsRestored {
  @Field(() => [DocumentObject], { description: 'The documents.' })
  readonly documents: readonly DocumentObject[];

  constructor(documents: readonly DocumentObject[]) {
    this.documents = documents;
  }
}

const RestoreDocumentsResult = createUnionType({
  name: 'RestoreDocumentsResult',
  description: 'The documents, or why they stay aside.',
  types: () => [DocumentsRestored, InvalidInputProblem, NotAllowedProblem, NotFoundProblem] as const,
});

@Resolver()
export class RestoreDocumentsResolver {
  @Mutation(() => RestoreDocumentsResult, { description: 'Takes documents back in that an import set aside.' })
  async restoreDocuments(
    @Arg('input', () => RestoreDocumentsInput) { documentIds }: RestoreDocumentsInput,
    @Ctx() { actor, loaders, restoring }: RequestContext,
  ): Promise<DocumentsRestored> {
    const keys = documentIds.map((id, i) => bigKeyOf('Document', id, `documentIds.${i}`));
    const ids = await execute(restoreDocuments, restoring, actor, { documentIds: keys });
    const documents = await Promise.all(ids.map((id) => loaders.documents.clear(id).load(id)));
    return new DocumentsRestored(documents.map((document) => requireLoaded(document, 'document')));
  }
}
