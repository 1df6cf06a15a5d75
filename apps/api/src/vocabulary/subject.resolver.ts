import { parseInput, requireRole, type Subject, type SubjectRank, subjectFilter } from '@classmark/domain';
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { z } from 'zod';
import type { RequestContext } from '../context.js';
import { type Asked, Costs } from '../graphql/costs.js';
import { follow, stillThere } from '../graphql/follow.js';
import { keyOf } from '../graphql/global-id.js';
import { type PageOrder, paginate, realKey } from '../graphql/page.js';
import { pageArgs } from '../graphql/page-args.js';
import { labelFor } from './label-for.js';
import { SchemeObject } from './scheme.object.js';
import { LanguageTextObject, SubjectConnection, SubjectObject } from './subject.object.js';

@ArgsType()
class SubjectsArgs extends pageArgs(50) {
  @Field(() => String, { nullable: true, description: 'Only subjects of the scheme with this name.' })
  declare readonly scheme: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The beginning of a label in any language, or words of it; best matches come first, at most 1,000.',
  })
  declare readonly search: string | null;

  @Field(() => ID, { nullable: true, description: 'Only subjects right below this one.' })
  declare readonly parentId: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Only subjects without a broader one.' })
  declare readonly rootsOnly: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Only deprecated subjects, or only others; all if left out.' })
  declare readonly isDeprecated: boolean | null;
}

const likeliestFirst: PageOrder<SubjectRank, SubjectRank> = {
  keyOf: ({ id, label, likeness }) => ({ id, label, likeness }),
  schema: z.object({ id: z.int32(), label: z.string(), likeness: realKey }),
};

@Resolver(() => SubjectConnection)
export class SubjectsResolver {
  @Costs({ work: 500 })
  @Query(() => SubjectConnection, { description: 'Lists subjects by label or, with a search, best matches first.' })
  async subjects(
    @Args(() => SubjectsArgs) { scheme, search, rootsOnly, parentId, isDeprecated, ...asked }: SubjectsArgs,
    @Ctx() { actor, loaders, subjects }: RequestContext,
  ): Promise<SubjectConnection> {
    requireRole(actor, 'reader');
    const parent = parentId && keyOf('Subject', parentId, 'parentId');
    const filter = parseInput(subjectFilter, { scheme, search, rootsOnly, parentId: parent, isDeprecated });
    const page = await paginate(asked, likeliestFirst, (slice) => subjects.listSubjects({ filter, ...slice }));
    const listed = await stillThere(page.edges, loaders.subjects, ({ node }) => node.id);
    const edges = listed.map(async ({ cursor, node: { id } }) => ({
      cursor,
      node: await follow(loaders.subjects, id),
    }));
    return { ...page, edges: await Promise.all(edges), filter };
  }

  @Costs({ work: 1_000 })
  @FieldResolver(() => Int, { description: 'The number of subjects on all pages.' })
  totalCount(@Root() { filter }: SubjectConnection, @Ctx() { subjects }: RequestContext): Promise<number> {
    return subjects.countSubjects(filter);
  }
}

const narrowerCount = z.int().min(1).max(1_000);

/** Another value is refused by the resolver. */
const mostNarrower = ({ args: { first } }: Asked): number => narrowerCount.catch(100).parse(first);

@Resolver(() => SubjectObject)
export class SubjectResolver {
  @Query(() => SubjectObject, { nullable: true, description: 'Fetches a subject; null if not found.' })
  async subject(
    @Arg('id', () => ID, { description: 'The subject.' }) id: string,
    @Ctx() { actor, loaders }: RequestContext,
  ): Promise<SubjectObject | null> {
    requireRole(actor, 'reader');
    return loaders.subjects.load(keyOf('Subject', id));
  }

  @FieldResolver(() => SchemeObject, { description: 'The scheme it belongs to.' })
  scheme(@Root() { schemeId }: Subject, @Ctx() { loaders }: RequestContext): Promise<SchemeObject> {
    return follow(loaders.schemes, schemeId);
  }

  @FieldResolver()
  label(@Root() subject: Subject, @Ctx() { preferLanguage }: RequestContext): string {
    return labelFor(subject, preferLanguage);
  }

  @FieldResolver(() => Boolean, {
    description:
      'Whether another subject, of its scheme or of another, has its label too, in capital or small letters.',
  })
  async sharesName(@Root() { id }: Subject, @Ctx() { loaders }: RequestContext): Promise<boolean> {
    return (await loaders.sharedNames.load(id)) !== null;
  }

  @FieldResolver(() => [LanguageTextObject], {
    description: 'Its label in each language that it has one in, its own first.',
  })
  labels(@Root() { label, language, names }: Subject): LanguageTextObject[] {
    return [{ text: label, language }, ...names.filter(({ isPreferred }) => isPreferred)];
  }

  @FieldResolver(() => [String], { description: 'Its alternative labels, in any language.' })
  altLabels(@Root() { names }: Subject): string[] {
    return [...new Set(names.filter(({ isPreferred }) => !isPreferred).map(({ text }) => text))];
  }

  @FieldResolver(() => [String], { description: 'All codes that its scheme gives it; files may use any of them.' })
  notations(@Root() { notation, otherNotations }: Subject): string[] {
    return [...(notation === null ? [] : [notation]), ...otherNotations];
  }

  @FieldResolver(() => [String], {
    description:
      'What files may still call it: names, paths or URIs from before it was renamed, and of subjects that it replaces.',
  })
  async formerNames(@Root() { id }: Subject, @Ctx() { loaders }: RequestContext): Promise<string[]> {
    return (await loaders.formerNames.load(id)).map(({ name }) => name);
  }

  @FieldResolver(() => [SubjectObject], { description: 'The subjects right above it, by label.' })
  async broader(@Root() { id }: Subject, @Ctx() { loaders }: RequestContext): Promise<SubjectObject[]> {
    const steps = await loaders.broader.load(id);
    return Promise.all(steps.map(({ broaderId }) => follow(loaders.subjects, broaderId)));
  }

  @Costs({ items: mostNarrower })
  @FieldResolver(() => [SubjectObject], {
    description: 'The subjects right below it, by label; `subjects(parentId:)` gives any number of them in pages.',
  })
  async narrower(
    @Arg('first', () => Int, { defaultValue: 100, description: 'How many at most, from 1 to 1,000.' }) first: number,
    @Root() { id }: Subject,
    @Ctx() { loaders }: RequestContext,
  ): Promise<SubjectObject[]> {
    const most = parseInput(narrowerCount, first);
    const steps = (await loaders.narrower.load(id)).slice(0, most);
    return Promise.all(steps.map(({ narrowerId }) => follow(loaders.subjects, narrowerId)));
  }

  @FieldResolver(() => Boolean, { description: 'Whether it has no broader subject.' })
  async isRoot(@Root() { id }: Subject, @Ctx() { loaders }: RequestContext): Promise<boolean> {
    return (await loaders.broader.load(id)).length === 0;
  }

  @Costs({ work: 20, once: 20_000 })
  @FieldResolver(() => Int, {
    description: 'The number of documents labelled with it, or with anything narrower, by a source or a person.',
  })
  async labelledCount(@Root() { id }: Subject, @Ctx() { loaders }: RequestContext): Promise<number> {
    return (await loaders.labelledCounts.load(id))?.count ?? 0;
  }

  @Costs({ work: 100, once: 1_000 })
  @FieldResolver(() => Int, { description: 'The number of its published suggestions.' })
  async publishedCount(@Root() { id }: Subject, @Ctx() { loaders }: RequestContext): Promise<number> {
    return (await loaders.suggestedCounts.load(id))?.published ?? 0;
  }

  @Costs({ work: 100, once: 1_000 })
  @FieldResolver(() => Int, { description: 'The number of its suggestions in review.' })
  async queuedCount(@Root() { id }: Subject, @Ctx() { loaders }: RequestContext): Promise<number> {
    return (await loaders.suggestedCounts.load(id))?.queued ?? 0;
  }
}
