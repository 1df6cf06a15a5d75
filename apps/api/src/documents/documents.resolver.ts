import { findSubjectsCalled, listSnippets } from '@classmark/database';
import {
  chooseSubject,
  countDocuments,
  type DocumentFilter,
  type DocumentOrder,
  type DocumentRank,
  type DocumentState,
  documentFilter,
  listDocuments,
  listFacets,
  type PredictionState,
  parseInput,
  requireRole,
  type SubjectFacet,
} from '@classmark/domain';
import { Args, ArgsType, Ctx, Field, FieldResolver, ID, InputType, Int, Query, Resolver, Root } from 'type-graphql';
import { z } from 'zod';
import type { RequestContext } from '../context.js';
import { Costs } from '../graphql/costs.js';
import { follow, stillThere } from '../graphql/follow.js';
import { keyOf } from '../graphql/global-id.js';
import { once } from '../graphql/once.js';
import { bigintKey, type PageOrder, paginate, realKey } from '../graphql/page.js';
import { pageArgs } from '../graphql/page-args.js';
import { PredictionStateEnum } from '../review/review.enum.js';
import { SubjectObject } from '../vocabulary/subject.object.js';
import { DocumentOrderEnum, DocumentStateEnum } from './document.enum.js';
import { countingCost, facetsCost, listingCost } from './document-costs.js';
import { DocumentConnection, DocumentEdge, SubjectFacetObject } from './document-page.object.js';

@InputType({ description: 'A key of the metadata and its value.' })
class MetadataFilterInput {
  @Field(() => String, { description: 'The key.' })
  declare readonly key: string;

  @Field(() => String, { description: 'Its value, or a member of its list.' })
  declare readonly value: string;
}

@InputType('DocumentFilter', { description: 'Which documents to list.' })
class DocumentFilterInput {
  @Field(() => String, {
    nullable: true,
    description: 'The scheme, by name, that facets and `labelled` are about.',
  })
  declare readonly scheme: string | null;

  @Field(() => [ID], { nullable: true, description: 'Only documents with all of these subjects or narrower ones.' })
  declare readonly subjectIds: readonly string[] | null;

  @Field(() => [String], {
    nullable: true,
    description:
      'The same, by path, such as /Life/Animals, or by label; of `scheme`, where that is given. Both together at most 20.',
  })
  declare readonly subjects: readonly string[] | null;

  @Field(() => String, { nullable: true, description: 'Only documents from this source.' })
  declare readonly source: string | null;

  @Field(() => String, { nullable: true, description: 'Only documents with this id within their source.' })
  declare readonly externalId: string | null;

  @Field(() => DocumentStateEnum, {
    nullable: true,
    defaultValue: 'active',
    description: 'Only documents in this state; SET_ASIDE is for curators.',
  })
  declare readonly state: DocumentState | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only labelled documents, or only unlabelled ones.',
  })
  declare readonly labelled: boolean | null;

  @Field(() => PredictionStateEnum, { nullable: true, description: 'Only documents with a suggestion in this state.' })
  declare readonly predictionState: PredictionState | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only documents published on or after this day, month or year, such as 2014-05-01, 2014-05 or 2014.',
  })
  declare readonly publishedFrom: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only documents published on or before this day, month or year.',
  })
  declare readonly publishedUntil: string | null;

  @Field(() => [MetadataFilterInput], { nullable: true, description: 'Only documents with all of this metadata.' })
  declare readonly metadata: readonly MetadataFilterInput[] | null;
}

@ArgsType()
class DocumentsArgs extends pageArgs(20) {
  @Field(() => DocumentFilterInput, { nullable: true, description: 'Restricts the results.' })
  declare readonly filter: DocumentFilterInput | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Words, "phrases", or, -exclusions in title and text. By BEST_MATCH and LAST_PUBLISHED, the newest 1,000 matches are listed; by NEWEST and OLDEST, all.',
  })
  declare readonly search: string | null;

  @Field(() => DocumentOrderEnum, { defaultValue: 'best_match', description: 'The order.' })
  declare readonly order: DocumentOrder;
}

const pageOrder: PageOrder<DocumentRank, DocumentRank> = {
  keyOf: ({ rank, published, documentId }) => ({ rank, published, documentId }),
  schema: z.object({ rank: realKey, published: z.string().max(10), documentId: bigintKey }),
};

@Resolver(() => DocumentConnection)
export class DocumentsResolver {
  @Costs({ work: listingCost })
  @Query(() => DocumentConnection, {
    description: 'Lists documents, by default newest first or, with a search, best matches first.',
  })
  async documents(
    @Args(() => DocumentsArgs) { filter: given, search, order, ...page }: DocumentsArgs,
    @Ctx() context: RequestContext,
  ): Promise<DocumentConnection> {
    const { actor, documents, loaders } = context;
    const { subjects, subjectIds, ...others } = given ?? {};
    const filter = parseInput(documentFilter, {
      ...others,
      subjectIds: [
        ...(subjectIds ?? []).map((id, i) => keyOf('Subject', id, `filter.subjectIds.${i}`)),
        ...(await idsOfSubjects(context, subjects ?? [], given?.scheme ?? null)),
      ],
      search,
      metadata: given?.metadata?.map((entry) => ({ ...entry })),
    });
    const ranks = await paginate(page, pageOrder, (slice) =>
      listDocuments(documents, actor, { filter, order, ...slice }),
    );
    const ids = ranks.edges.map(({ node }) => node.documentId);
    const findSnippets = once(() => snippetsOf(context, filter, ids));
    const listed = await stillThere(ranks.edges, loaders.documents, ({ node }) => node.documentId);
    const edges = listed.map(async ({ cursor, node: { documentId } }) => ({
      cursor,
      node: await follow(loaders.documents, documentId),
      findSnippet: async () => (await findSnippets()).get(documentId) ?? null,
    }));
    const count = once(() => countDocuments(documents, actor, filter));
    return { ...ranks, edges: await Promise.all(edges), filter, count };
  }

  @Costs({ work: countingCost })
  @FieldResolver(() => Int, { description: 'The number of documents on all pages, counted up to 10,000.' })
  async totalCount(@Root() { count }: DocumentConnection): Promise<number> {
    return (await count()).count;
  }

  @Costs({ work: countingCost })
  @FieldResolver(() => Boolean, { description: 'False if there are more than `totalCount`, where counting stops.' })
  async isTotalCountExact(@Root() { count }: DocumentConnection): Promise<boolean> {
    return (await count()).isExact;
  }

  @Costs({ work: facetsCost })
  @FieldResolver(() => [SubjectFacetObject], {
    description:
      'How many documents of the whole list each subject has, roots first, at most 50. For more than 2,000 documents: only the roots and the subjects right below those filtered by. Of a search that finds more than 10,000, they are estimates.',
  })
  async facets(
    @Root() { filter }: DocumentConnection,
    @Ctx() { actor, documents, loaders }: RequestContext,
  ): Promise<SubjectFacetObject[]> {
    const facets = await listFacets(documents, actor, filter);
    return stillThere(facets, loaders.subjects, ({ subjectId }) => subjectId);
  }
}

@Resolver(() => DocumentEdge)
export class DocumentEdgeResolver {
  @Costs({ work: 20 })
  @FieldResolver(() => String, {
    nullable: true,
    description: 'The words around the search hits, HTML-escaped, hits in `<mark>`; null without a search.',
  })
  snippet(@Root() { findSnippet }: DocumentEdge): Promise<string | null> {
    return findSnippet();
  }
}

@Resolver(() => SubjectFacetObject)
export class SubjectFacetResolver {
  @FieldResolver(() => SubjectObject, { description: 'The subject.' })
  subject(@Root() { subjectId }: SubjectFacet, @Ctx() { loaders }: RequestContext): Promise<SubjectObject> {
    return follow(loaders.subjects, subjectId);
  }
}

const mostSubjects = z.array(z.string().max(5_000)).max(20);

async function idsOfSubjects(
  { actor, database }: RequestContext,
  given: readonly string[],
  scheme: string | null,
): Promise<number[]> {
  const written = parseInput(mostSubjects, given);
  if (written.length === 0) return [];
  requireRole(actor, 'reader');
  const called = await findSubjectsCalled(database, written, scheme);
  return written.map((each, i) => chooseSubject(each, called, `filter.subjects.${i}`));
}

async function snippetsOf(
  { database }: RequestContext,
  { search }: DocumentFilter,
  ids: readonly bigint[],
): Promise<ReadonlyMap<bigint, string>> {
  return search === null ? new Map() : listSnippets(database, ids, search);
}
