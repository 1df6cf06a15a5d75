import { listSnippets, listSources } from '@classmark/database';
import {
  countDocuments,
  type DocumentFilter,
  type DocumentRank,
  type DocumentState,
  documentFilter,
  listDocuments,
  listFacets,
  type PredictionState,
  parseInput,
  requireRole,
} from '@classmark/domain';
import { Args, ArgsType, Ctx, Field, FieldResolver, ID, InputType, Int, Query, Resolver, Root } from 'type-graphql';
import { z } from 'zod';
import type { RequestContext } from '../context.js';
import { keyOf } from '../graphql/global-id.js';
import { type PageOrder, paginate } from '../graphql/page.js';
import { pageArgs } from '../graphql/page-args.js';
import { requireLoaded } from '../graphql/require-loaded.js';
import { PredictionStateEnum } from '../review/review.enum.js';
import { SubjectObject } from '../vocabulary/subject.object.js';
import { DocumentStateEnum } from './document.enum.js';
import { DocumentConnection, SubjectFacetObject } from './document-page.object.js';

@InputType('DocumentFilter', { description: 'What documents are narrowed to.' })
class DocumentFilterInput {
  @Field(() => String, {
    nullable: true,
    description: 'The scheme, by name, of facets and of what counts as labelled.',
  })
  declare readonly scheme: string | null;

  @Field(() => [ID], { nullable: true, description: 'Documents with all of these subjects; narrower ones count.' })
  declare readonly subjectIds: readonly string[] | null;

  @Field(() => String, { nullable: true, description: 'Only from this source.' })
  declare readonly source: string | null;

  @Field(() => DocumentStateEnum, { nullable: true, defaultValue: 'active', description: 'SET_ASIDE is for curators.' })
  declare readonly state: DocumentState | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only those of whose subjects a source or a person has said something, or only the others.',
  })
  declare readonly labelled: boolean | null;

  @Field(() => PredictionStateEnum, { nullable: true, description: 'Only those with a suggestion in this state.' })
  declare readonly predictionState: PredictionState | null;
}

@ArgsType()
class DocumentsArgs extends pageArgs(20) {
  @Field(() => DocumentFilterInput, { nullable: true, description: 'What to leave out.' })
  declare readonly filter: DocumentFilterInput | null;

  @Field(() => String, {
    nullable: true,
    description: 'Words, "phrases", or, -exclusions in title and text; the best answers among the newest 5,000 first.',
  })
  declare readonly search: string | null;
}

const bestFirst: PageOrder<DocumentRank, DocumentRank> = {
  keyOf: ({ rank, documentId }) => ({ rank, documentId }),
  schema: z.object({
    rank: z.number(),
    documentId: z
      .string()
      .regex(/^\d{1,18}$/)
      .transform(BigInt),
  }),
};

@Resolver(() => DocumentConnection)
export class DocumentsResolver {
  @Query(() => DocumentConnection, { description: 'Documents, newest first, or by how well they answer a search.' })
  async documents(
    @Args(() => DocumentsArgs) { filter: given, search, ...page }: DocumentsArgs,
    @Ctx() context: RequestContext,
  ): Promise<DocumentConnection> {
    const { actor, documents, loaders } = context;
    const subjectIds = given?.subjectIds?.map((id, i) => keyOf('Subject', id, `filter.subjectIds.${i}`));
    const filter = parseInput(documentFilter, { ...given, subjectIds, search });
    const ranks = await paginate(page, bestFirst, (limit, after) =>
      listDocuments(documents, actor, { filter, limit, after }),
    );
    const snippets = await findSnippets(
      context,
      filter,
      ranks.edges.map(({ node }) => node.documentId),
    );
    const edges = ranks.edges.map(async ({ cursor, node: { documentId } }) => ({
      cursor,
      node: requireLoaded(await loaders.documents.load(documentId), 'document'),
      snippet: snippets.get(documentId) ?? null,
    }));
    return { ...ranks, edges: await Promise.all(edges), filter };
  }

  @Query(() => [String], { description: 'The names of all sources.' })
  sources(@Ctx() { actor, database }: RequestContext): Promise<string[]> {
    requireRole(actor, 'reader');
    return listSources(database);
  }

  @FieldResolver(() => Int, { description: 'Documents in the whole list, counted up to 10,000.' })
  totalCount(@Root() { filter }: DocumentConnection, @Ctx() { actor, documents }: RequestContext): Promise<number> {
    return countDocuments(documents, actor, filter);
  }

  @FieldResolver(() => [SubjectFacetObject], {
    description:
      'How the whole list spreads over subjects, roots first, at most 50. Of a list of more than 2,000, only the roots and what is right under the subjects filtered by.',
  })
  async facets(
    @Root() { filter }: DocumentConnection,
    @Ctx() { actor, documents }: RequestContext,
  ): Promise<SubjectFacetObject[]> {
    return (await listFacets(documents, actor, filter)).map((facet) => new SubjectFacetObject(facet));
  }
}

@Resolver(() => SubjectFacetObject)
export class SubjectFacetResolver {
  @FieldResolver(() => SubjectObject, { description: 'Which.' })
  async subject(@Root() { facet }: SubjectFacetObject, @Ctx() { loaders }: RequestContext): Promise<SubjectObject> {
    return requireLoaded(await loaders.subjects.load(facet.subjectId), 'subject');
  }
}

async function findSnippets(
  { database }: RequestContext,
  { search }: DocumentFilter,
  ids: readonly bigint[],
): Promise<ReadonlyMap<bigint, string>> {
  return search === null ? new Map() : listSnippets(database, ids, search);
}
