import { type Document, type FeedPlace, requireRole, type Subject, type SuggestionChange } from '@classmark/domain';
import { Args, ArgsType, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { z } from 'zod';
import type { RequestContext } from '../context.js';
import { DocumentObject } from '../documents/document.object.js';
import { Costs } from '../graphql/costs.js';
import { encodeGlobalId } from '../graphql/global-id.js';
import { bigintKey, type PageOrder, paginate } from '../graphql/page.js';
import { pageArgs } from '../graphql/page-args.js';
import { SubjectObject } from '../vocabulary/subject.object.js';
import { SuggestionChangeConnection, SuggestionChangeObject } from './suggestion-change.object.js';

@ArgsType()
class SuggestionChangesArgs extends pageArgs(50) {}

/** Cursors were a position alone at first. */
const placeKey = z.union([
  bigintKey.transform((position) => ({ position, at: null })),
  z.object({ position: bigintKey, at: z.iso.datetime().transform((at) => new Date(at)) }),
]);
const oldestFirst: PageOrder<SuggestionChange, FeedPlace> = {
  keyOf: ({ position, at }) => ({ position, at }),
  schema: placeKey,
};

@Resolver(() => SuggestionChangeObject)
export class SuggestionChangeResolver {
  @Costs({ work: 1_000 })
  @Query(() => SuggestionChangeConnection, {
    description:
      'Lists what was published, by a model or a person, and what was withdrawn, oldest first. To follow: keep the last ' +
      '`endCursor` and ask for what is `after` it; nothing is ever added before it. CONFLICT says that a backup was restored meanwhile: ' +
      'begin anew, without `after`.',
  })
  suggestionChanges(
    @Args(() => SuggestionChangesArgs) page: SuggestionChangesArgs,
    @Ctx() { actor, suggestionFeed }: RequestContext,
  ): Promise<SuggestionChangeConnection> {
    requireRole(actor, 'reader');
    return paginate(page, oldestFirst, (slice) => suggestionFeed.listChanges(slice));
  }

  @FieldResolver(() => ID, { description: 'The id of the document, even if that was deleted.' })
  documentId(@Root() { documentId }: SuggestionChange): string {
    return encodeGlobalId('Document', documentId);
  }

  @FieldResolver(() => ID, { description: 'The id of the subject, even if that was deleted.' })
  subjectId(@Root() { subjectId }: SuggestionChange): string {
    return encodeGlobalId('Subject', subjectId);
  }

  @FieldResolver(() => DocumentObject, {
    nullable: true,
    description: 'The document as it is now; null if it was deleted or, for readers, set aside.',
  })
  document(@Root() { documentId }: SuggestionChange, @Ctx() { loaders }: RequestContext): Promise<Document | null> {
    return loaders.documents.load(documentId);
  }

  @FieldResolver(() => SubjectObject, { nullable: true, description: 'The subject; null if it was deleted.' })
  subject(@Root() { subjectId }: SuggestionChange, @Ctx() { loaders }: RequestContext): Promise<Subject | null> {
    return loaders.subjects.load(subjectId);
  }
}
