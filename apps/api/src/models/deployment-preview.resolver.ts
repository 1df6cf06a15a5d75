import { type DeploymentDocument, listPartialPromises, readDeploymentSample } from '@classmark/database';
import {
  type ClassifierSummary,
  type PreviewedDocument,
  previewDeployment,
  requireRole,
  type SubjectPreview,
  warnOfPart,
} from '@classmark/domain';
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { Costs } from '../graphql/costs.js';
import { follow } from '../graphql/follow.js';
import { keyOf } from '../graphql/global-id.js';
import type { LoadedVersion } from '../serving/loaded-version.js';
import { SubjectObject } from '../vocabulary/subject.object.js';
import { DeploymentPreviewObject, SubjectPreviewObject } from './deployment-preview.object.js';

/** Scoring more would make people wait, and serve nobody meanwhile. */
const mostDocuments = 1_000;

@Resolver(() => SubjectPreviewObject)
export class DeploymentPreviewResolver {
  @Costs({ work: 30_000 })
  @Query(() => DeploymentPreviewObject, {
    nullable: true,
    description: 'Previews a deployment; changes nothing. Null if the version is not found. For curators.',
  })
  async deploymentPreview(
    @Arg('versionId', () => ID, { description: 'The version.' }) id: string,
    @Arg('subjectIds', () => [ID], { nullable: true, description: 'The subjects; all trained ones if left out.' })
    subjectIds: string[] | null | undefined,
    @Ctx() { actor, database, loaders, serving, signal }: RequestContext,
  ): Promise<DeploymentPreviewObject | null> {
    requireRole(actor, 'curator');
    const versionId = keyOf('ModelVersion', id, 'versionId');
    if ((await loaders.versions.load(versionId)) === null) return null;
    const asked =
      subjectIds == null ? null : new Set(subjectIds.map((subjectId) => keyOf('Subject', subjectId, 'subjectIds')));
    const classifiers = await loaders.classifiersOfVersions.load(versionId);
    const subjects = classifiers.filter(({ subjectId }) => asked === null || asked.has(subjectId)).flatMap(toPreviewed);
    const ids = subjects.map(({ subjectId }) => subjectId);
    const sample = await readDeploymentSample(database, { versionId, subjectIds: ids, most: mostDocuments });
    const parts = await listPartialPromises(database, { versionId, subjectIds: ids });
    const documents = await serving.use(versionId, (version) => score(version, sample.documents, signal));
    return {
      documents: sample.total,
      scoredDocuments: documents.length,
      subjects: previewDeployment(subjects, documents, sample.total),
      warnings: parts.map((part) => warnOfPart(part, 'then')),
    };
  }

  @FieldResolver(() => SubjectObject, { description: 'The subject.' })
  subject(@Root() { subjectId }: SubjectPreview, @Ctx() { loaders }: RequestContext): Promise<SubjectObject> {
    return follow(loaders.subjects, subjectId);
  }
}

/** A trained classifier by its thresholds. */
function toPreviewed({ subjectId, acceptThreshold: accept, reviewThreshold: review }: ClassifierSummary) {
  return review === null ? [] : [{ subjectId, thresholds: { accept, review } }];
}

/** Throws once nobody waits any more. */
async function score(
  version: LoadedVersion,
  documents: readonly DeploymentDocument[],
  signal: AbortSignal,
): Promise<PreviewedDocument[]> {
  const scored: PreviewedDocument[] = [];
  for (const { knownIds, stored, isCovered, ...document } of documents) {
    scored.push({
      probabilities: isCovered ? await version.score(document, signal) : new Map(),
      known: new Set(knownIds),
      stored: new Map(stored.map(({ subjectId, state }) => [subjectId, state])),
    });
  }
  return scored;
}
