import { findDocumentId } from '@classmark/database';
import { type Document, type DocumentLabel, type DocumentSubject, requireRole, visibleLabels } from '@classmark/domain';
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { follow } from '../graphql/follow.js';
import { bigKeyOf } from '../graphql/global-id.js';
import { SubjectObject } from '../vocabulary/subject.object.js';
import { DocumentLabelObject, DocumentObject, DocumentSubjectObject } from './document.object.js';

@Resolver(() => DocumentObject)
export class DocumentResolver {
  @Query(() => DocumentObject, { nullable: true, description: 'Fetches a document; null if not found.' })
  async document(
    @Arg('id', () => ID, { description: 'The document.' }) id: string,
    @Ctx() { actor, loaders }: RequestContext,
  ): Promise<DocumentObject | null> {
    requireRole(actor, 'reader');
    return loaders.documents.load(bigKeyOf('Document', id));
  }

  @Query(() => DocumentObject, {
    nullable: true,
    description: 'Fetches a document by its id within its source; null if not found.',
  })
  async documentByExternalId(
    @Arg('source', () => String, { description: 'The name of the source.' }) source: string,
    @Arg('externalId', () => String, { description: 'The id within the source.' }) externalId: string,
    @Ctx() { actor, database, loaders }: RequestContext,
  ): Promise<DocumentObject | null> {
    requireRole(actor, 'reader');
    const id = await findDocumentId(database, source, externalId);
    return id === null ? null : loaders.documents.load(id);
  }

  @FieldResolver(() => [DocumentLabelObject], {
    description: 'Its labels, by sources and people; readers see only the subjects it has, once each.',
  })
  async labels(
    @Root() { id }: Document,
    @Ctx() { actor, loaders }: RequestContext,
  ): Promise<readonly DocumentLabelObject[]> {
    return visibleLabels(actor, await loaders.labelsOfDocuments.load(id));
  }

  @FieldResolver(() => DocumentObject, {
    nullable: true,
    description: 'The document that it was merged into, which has its labels and decisions.',
  })
  async mergedInto(
    @Root() { mergedIntoId }: Document,
    @Ctx() { loaders }: RequestContext,
  ): Promise<DocumentObject | null> {
    return mergedIntoId === null ? null : loaders.documents.load(mergedIntoId);
  }

  @FieldResolver(() => [DocumentSubjectObject], {
    description: 'What a search front end shows, by label: labelled, accepted or published subjects and broader ones.',
  })
  subjects(@Root() { id }: Document, @Ctx() { loaders }: RequestContext): Promise<readonly DocumentSubjectObject[]> {
    return loaders.subjectsOfDocuments.load(id);
  }
}

@Resolver(() => DocumentLabelObject)
export class DocumentLabelResolver {
  @FieldResolver(() => SubjectObject, { description: 'The subject.' })
  subject(@Root() { subjectId }: DocumentLabel, @Ctx() { loaders }: RequestContext): Promise<SubjectObject> {
    return follow(loaders.subjects, subjectId);
  }
}

@Resolver(() => DocumentSubjectObject)
export class DocumentSubjectResolver {
  @FieldResolver(() => SubjectObject, { description: 'The subject.' })
  subject(@Root() { subjectId }: DocumentSubject, @Ctx() { loaders }: RequestContext): Promise<SubjectObject> {
    return follow(loaders.subjects, subjectId);
  }
}
