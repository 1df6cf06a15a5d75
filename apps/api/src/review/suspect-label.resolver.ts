import {
  type Document,
  explainSuspect,
  type ListedSuspect,
  parseInput,
  requireRole,
  type SuspectLabel,
  type SuspectPlace,
  suspectFilter,
} from '@classmark/domain';
import { Args, ArgsType, Ctx, Field, FieldResolver, ID, InputType, Int, Query, Resolver, Root } from 'type-graphql';
import { z } from 'zod';
import type { RequestContext } from '../context.js';
import { DocumentObject } from '../documents/document.object.js';
import { Costs } from '../graphql/costs.js';
import { follow } from '../graphql/follow.js';
import { keyOf } from '../graphql/global-id.js';
import { bigintKey, type PageOrder, paginate } from '../graphql/page.js';
import { pageArgs } from '../graphql/page-args.js';
import { ModelVersionObject } from '../models/model-version.object.js';
import { SubjectObject } from '../vocabulary/subject.object.js';
import { SuspectLabelConnection, SuspectLabelObject } from './suspect-label.object.js';

@InputType('SuspectLabelFilter', { description: 'Which suspect labels to list.' })
class SuspectLabelFilterInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Only those found by this version; otherwise by the deployed one of each subject.',
  })
  declare readonly versionId: string | null;

  @Field(() => ID, { nullable: true, description: 'Only labels of this subject.' })
  declare readonly subjectId: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Only labels that are given, or only those that are missing.' })
  declare readonly given: boolean | null;
}

@ArgsType()
class SuspectLabelArgs extends pageArgs(20) {
  @Field(() => SuspectLabelFilterInput, { nullable: true, description: 'Restricts the results.' })
  declare readonly filter: SuspectLabelFilterInput | null;
}

const mostDoubtfulFirst: PageOrder<ListedSuspect, SuspectPlace> = {
  keyOf: ({ doubt, documentId, subjectId, versionId }) => ({ doubt, documentId, subjectId, versionId }),
  schema: z.object({ doubt: z.number(), documentId: bigintKey, subjectId: z.int32(), versionId: z.int32() }),
};

@Resolver(() => SuspectLabelConnection)
export class SuspectLabelsResolver {
  @Costs({ work: 1_000 })
  @Query(() => SuspectLabelConnection, {
    description: 'Lists labels that look wrong, most doubtful first; correct them with `labelDocument`. For curators.',
  })
  async suspectLabels(
    @Args(() => SuspectLabelArgs) { filter: given, ...page }: SuspectLabelArgs,
    @Ctx() { suspects, actor }: RequestContext,
  ): Promise<SuspectLabelConnection> {
    requireRole(actor, 'curator');
    const versionId = given?.versionId == null ? null : keyOf('ModelVersion', given.versionId, 'filter.versionId');
    const subjectId = given?.subjectId == null ? null : keyOf('Subject', given.subjectId, 'filter.subjectId');
    const filter = parseInput(suspectFilter, { versionId, subjectId, given: given?.given });
    const listed = await paginate(page, mostDoubtfulFirst, (slice) => suspects.listSuspectLabels({ filter, ...slice }));
    return { ...listed, filter };
  }

  @Costs({ work: 2_000 })
  @FieldResolver(() => Int, { description: 'The number of suspect labels on all pages.' })
  totalCount(@Root() { filter }: SuspectLabelConnection, @Ctx() { suspects }: RequestContext): Promise<number> {
    return suspects.countSuspectLabels(filter);
  }
}

@Resolver(() => SuspectLabelObject)
export class SuspectLabelResolver {
  @FieldResolver(() => String, { description: 'Why it looks wrong, in words.' })
  why(@Root() suspect: SuspectLabel): string {
    return explainSuspect(suspect);
  }

  @FieldResolver(() => DocumentObject, { description: 'The document.' })
  document(@Root() { documentId }: SuspectLabel, @Ctx() { loaders }: RequestContext): Promise<DocumentObject> {
    return follow(loaders.documents, documentId);
  }

  @FieldResolver(() => SubjectObject, { description: 'The subject.' })
  subject(@Root() { subjectId }: SuspectLabel, @Ctx() { loaders }: RequestContext): Promise<SubjectObject> {
    return follow(loaders.subjects, subjectId);
  }

  @FieldResolver(() => ModelVersionObject, { description: 'The version that considers it wrong.' })
  version(@Root() { versionId }: SuspectLabel, @Ctx() { loaders }: RequestContext): Promise<ModelVersionObject> {
    return follow(loaders.versions, versionId);
  }
}

@Resolver(() => DocumentObject)
export class DocumentSuspectResolver {
  @FieldResolver(() => [SuspectLabelObject], {
    description: 'Its suspect labels, by the deployed versions, most doubtful first; empty for readers.',
  })
  suspectLabels(@Root() { id }: Document, @Ctx() { loaders }: RequestContext): Promise<readonly SuspectLabelObject[]> {
    return loaders.suspectsOfDocuments.load(id);
  }
}
