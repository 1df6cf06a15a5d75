import {
  hasRole,
  type ListedSuspect,
  parseInput,
  requireRole,
  type SuspectPlace,
  suspectFilter,
} from '@classmark/domain';
import { Args, ArgsType, Ctx, Field, FieldResolver, ID, InputType, Int, Query, Resolver, Root } from 'type-graphql';
import { z } from 'zod';
import type { RequestContext } from '../context.js';
import { DocumentObject } from '../documents/document.object.js';
import { keyOf } from '../graphql/global-id.js';
import { mapPage, type PageOrder, paginate } from '../graphql/page.js';
import { pageArgs } from '../graphql/page-args.js';
import { requireLoaded } from '../graphql/require-loaded.js';
import { ModelVersionObject } from '../models/model-version.object.js';
import { SubjectObject } from '../vocabulary/subject.object.js';
import { SuspectLabelConnection, SuspectLabelObject } from './suspect-label.object.js';

@InputType('SuspectLabelFilter', { description: 'What suspect labels are narrowed to.' })
class SuspectLabelFilterInput {
  @Field(() => ID, { nullable: true, description: 'Those of this version; else of what serves each subject.' })
  declare readonly versionId: string | null;

  @Field(() => ID, { nullable: true, description: 'Only of this subject.' })
  declare readonly subjectId: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Only labels that are there, or only those that are missing.' })
  declare readonly given: boolean | null;
}

@ArgsType()
class SuspectLabelArgs extends pageArgs(20) {
  @Field(() => SuspectLabelFilterInput, { nullable: true, description: 'What to leave out.' })
  declare readonly filter: SuspectLabelFilterInput | null;
}

const mostDoubtfulFirst: PageOrder<ListedSuspect, SuspectPlace> = {
  keyOf: ({ doubt, documentId, subjectId, versionId }) => ({ doubt, documentId, subjectId, versionId }),
  schema: z.object({
    doubt: z.number(),
    documentId: z
      .string()
      .regex(/^\d{1,18}$/)
      .transform(BigInt),
    subjectId: z.int(),
    versionId: z.int(),
  }),
};

@Resolver(() => SuspectLabelConnection)
export class SuspectLabelsResolver {
  @Query(() => SuspectLabelConnection, {
    description: 'Labels that look wrong, the most doubtful first; `labelDocument` says what is right. For curators.',
  })
  async suspectLabels(
    @Args(() => SuspectLabelArgs) { filter: given, ...page }: SuspectLabelArgs,
    @Ctx() { suspects, actor }: RequestContext,
  ): Promise<SuspectLabelConnection> {
    requireRole(actor, 'curator');
    const versionId = given?.versionId == null ? null : keyOf('ModelVersion', given.versionId, 'filter.versionId');
    const subjectId = given?.subjectId == null ? null : keyOf('Subject', given.subjectId, 'filter.subjectId');
    const filter = parseInput(suspectFilter, { versionId, subjectId, given: given?.given });
    const listed = await paginate(page, mostDoubtfulFirst, (limit, after) =>
      suspects.listSuspectLabels({ filter, limit, after }),
    );
    return { ...mapPage(listed, (suspect) => new SuspectLabelObject(suspect)), filter };
  }

  @FieldResolver(() => Int, { description: 'Suspect labels in the whole list.' })
  totalCount(@Root() { filter }: SuspectLabelConnection, @Ctx() { suspects }: RequestContext): Promise<number> {
    return suspects.countSuspectLabels(filter);
  }
}

@Resolver(() => SuspectLabelObject)
export class SuspectLabelResolver {
  @FieldResolver(() => DocumentObject, { description: 'Of what.' })
  async document(@Root() { suspect }: SuspectLabelObject, @Ctx() { loaders }: RequestContext): Promise<DocumentObject> {
    return requireLoaded(await loaders.documents.load(suspect.documentId), 'document');
  }

  @FieldResolver(() => SubjectObject, { description: 'Which subject.' })
  async subject(@Root() { suspect }: SuspectLabelObject, @Ctx() { loaders }: RequestContext): Promise<SubjectObject> {
    return requireLoaded(await loaders.subjects.load(suspect.subjectId), 'subject');
  }

  @FieldResolver(() => ModelVersionObject, { description: 'What holds it for wrong.' })
  async version(
    @Root() { suspect }: SuspectLabelObject,
    @Ctx() { loaders }: RequestContext,
  ): Promise<ModelVersionObject> {
    return requireLoaded(await loaders.versions.load(suspect.versionId), 'version');
  }
}

@Resolver(() => DocumentObject)
export class DocumentSuspectResolver {
  @FieldResolver(() => [SuspectLabelObject], {
    description:
      'Its labels that look wrong, by what serves each subject; the most doubtful first. Readers see none of them.',
  })
  async suspectLabels(
    @Root() { document }: DocumentObject,
    @Ctx() { actor, loaders }: RequestContext,
  ): Promise<SuspectLabelObject[]> {
    return hasRole(actor, 'curator') ? loaders.suspectsOfDocuments.load(document.id) : [];
  }
}
