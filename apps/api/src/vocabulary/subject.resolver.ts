import { parseInput, requireRole, type SubjectRank, subjectFilter } from '@classmark/domain';
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { z } from 'zod';
import type { RequestContext } from '../context.js';
import { keyOf } from '../graphql/global-id.js';
import { type PageOrder, paginate } from '../graphql/page.js';
import { pageArgs } from '../graphql/page-args.js';
import { requireLoaded } from '../graphql/require-loaded.js';
import { SchemeObject } from './scheme.object.js';
import { SubjectConnection, SubjectObject } from './subject.object.js';

@ArgsType()
class SubjectsArgs extends pageArgs(50) {
  @Field(() => String, { nullable: true, description: 'Only of this scheme, by name.' })
  declare readonly scheme: string | null;

  @Field(() => String, { nullable: true, description: 'What is being typed: the likeliest labels come first.' })
  declare readonly search: string | null;

  @Field(() => ID, { nullable: true, description: 'Only those right under this subject.' })
  declare readonly parentId: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Only those with nothing broader.' })
  declare readonly rootsOnly: boolean | null;
}

const likeliestFirst: PageOrder<SubjectRank, SubjectRank> = {
  keyOf: ({ id, label, likeness }) => ({ id, label, likeness }),
  schema: z.object({ id: z.int(), label: z.string(), likeness: z.number() }),
};

@Resolver(() => SubjectConnection)
export class SubjectsResolver {
  @Query(() => SubjectConnection, { description: 'Subjects by label, or the likeliest to be meant first.' })
  async subjects(
    @Args(() => SubjectsArgs) { first, after, parentId, ...asked }: SubjectsArgs,
    @Ctx() { actor, loaders, subjects }: RequestContext,
  ): Promise<SubjectConnection> {
    requireRole(actor, 'reader');
    const parent = parentId && keyOf('Subject', parentId, 'parentId');
    const filter = parseInput(subjectFilter, { ...asked, parentId: parent });
    const page = await paginate({ first, after }, likeliestFirst, (limit, beyond) =>
      subjects.listSubjects({ filter, limit, after: beyond }),
    );
    const edges = page.edges.map(async ({ cursor, node: { id, label } }) => ({
      cursor,
      node: requireLoaded(await loaders.subjects.load(id), label),
    }));
    return { ...page, edges: await Promise.all(edges), filter };
  }

  @FieldResolver(() => Int, { description: 'Subjects in the whole list.' })
  totalCount(@Root() { filter }: SubjectConnection, @Ctx() { subjects }: RequestContext): Promise<number> {
    return subjects.countSubjects(filter);
  }
}

@Resolver(() => SubjectObject)
export class SubjectResolver {
  @Query(() => SubjectObject, { nullable: true, description: 'A subject; null if it is not there.' })
  async subject(
    @Arg('id', () => ID, { description: 'Which.' }) id: string,
    @Ctx() { actor, loaders }: RequestContext,
  ): Promise<SubjectObject | null> {
    requireRole(actor, 'reader');
    return loaders.subjects.load(keyOf('Subject', id));
  }

  @FieldResolver(() => SchemeObject, { description: 'The vocabulary it is in.' })
  async scheme(@Root() { subject }: SubjectObject, @Ctx() { loaders }: RequestContext): Promise<SchemeObject> {
    return requireLoaded(await loaders.schemes.load(subject.schemeId), 'scheme');
  }

  @FieldResolver(() => [SubjectObject], { description: 'Right above it, by label.' })
  async broader(@Root() { subject }: SubjectObject, @Ctx() context: RequestContext): Promise<SubjectObject[]> {
    return loadAll(context, await context.loaders.broaderIds.load(subject.id));
  }

  @FieldResolver(() => [SubjectObject], { description: 'Right under it, by label.' })
  async narrower(@Root() { subject }: SubjectObject, @Ctx() context: RequestContext): Promise<SubjectObject[]> {
    return loadAll(context, await context.loaders.narrowerIds.load(subject.id));
  }

  @FieldResolver(() => Boolean, { description: 'Whether there is nothing above it.' })
  async isRoot(@Root() { subject }: SubjectObject, @Ctx() { loaders }: RequestContext): Promise<boolean> {
    return (await loaders.broaderIds.load(subject.id)).length === 0;
  }

  @FieldResolver(() => Int, {
    description: 'Documents labelled yes by a source or a person, of it or of anything narrower.',
  })
  async labelledCount(@Root() { subject }: SubjectObject, @Ctx() { loaders }: RequestContext): Promise<number> {
    return (await loaders.subjectCounts.load(subject.id)).labelled;
  }

  @FieldResolver(() => Int, { description: 'Suggestions of it that are published.' })
  async publishedCount(@Root() { subject }: SubjectObject, @Ctx() { loaders }: RequestContext): Promise<number> {
    return (await loaders.subjectCounts.load(subject.id)).published;
  }

  @FieldResolver(() => Int, { description: 'Suggestions of it that wait for review.' })
  async queuedCount(@Root() { subject }: SubjectObject, @Ctx() { loaders }: RequestContext): Promise<number> {
    return (await loaders.subjectCounts.load(subject.id)).queued;
  }
}

async function loadAll({ loaders }: RequestContext, ids: readonly number[]): Promise<SubjectObject[]> {
  const subjects = await loaders.subjects.loadMany(ids);
  return subjects.map((subject) => {
    if (subject instanceof Error) throw subject;
    return requireLoaded(subject, 'subject');
  });
}
