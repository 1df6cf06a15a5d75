import { findPrecedents, type Precedent } from '@classmark/database';
import { AppError, type ShownPrediction } from '@classmark/domain';
import { Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { DocumentObject } from '../documents/document.object.js';
import { Costs } from '../graphql/costs.js';
import { follow, stillThere } from '../graphql/follow.js';
import { encodeGlobalId } from '../graphql/global-id.js';
import { ClassifierObject } from '../models/classifier.object.js';
import { ModelVersionObject } from '../models/model-version.object.js';
import { ContributionObject } from '../serving/contribution.object.js';
import { explanationWork } from '../serving/suggestion-costs.js';
import { SubjectObject } from '../vocabulary/subject.object.js';
import { EvidenceObject, PrecedentObject, presentEvidence } from './evidence.object.js';
import { PredictionObject } from './prediction.object.js';

@Resolver(() => PredictionObject)
export class PredictionResolver {
  @FieldResolver(() => ID, { description: 'Opaque id, one for each document and subject.' })
  id(@Root() { documentId, subjectId }: ShownPrediction): string {
    return encodeGlobalId('Prediction', documentId, subjectId);
  }

  @FieldResolver(() => DocumentObject, { description: 'The document.' })
  document(@Root() { documentId }: ShownPrediction, @Ctx() { loaders }: RequestContext): Promise<DocumentObject> {
    return follow(loaders.documents, documentId);
  }

  @FieldResolver(() => SubjectObject, { description: 'The subject.' })
  subject(@Root() { subjectId }: ShownPrediction, @Ctx() { loaders }: RequestContext): Promise<SubjectObject> {
    return follow(loaders.subjects, subjectId);
  }

  @FieldResolver(() => ModelVersionObject, { description: 'The version that made it.' })
  version(@Root() { versionId }: ShownPrediction, @Ctx() { loaders }: RequestContext): Promise<ModelVersionObject> {
    return follow(loaders.versions, versionId);
  }

  @FieldResolver(() => ClassifierObject, { description: 'The classifier that made it.' })
  classifier(@Root() prediction: ShownPrediction, @Ctx() { loaders }: RequestContext): Promise<ClassifierObject> {
    return follow(loaders.classifiers, prediction);
  }

  @FieldResolver(() => EvidenceObject, { description: 'The reasons for it: words, thresholds, precedents.' })
  async evidence(@Root() prediction: ShownPrediction, @Ctx() { loaders }: RequestContext): Promise<EvidenceObject> {
    return presentEvidence(prediction, await follow(loaders.classifiers, prediction));
  }
}

@Resolver(() => EvidenceObject)
export class EvidenceResolver {
  @Costs({ work: 500, items: 50 })
  @FieldResolver(() => [ContributionObject], {
    description:
      'The strongest words for and against, without stop words, numbers and single letters. Empty in a blind check.',
  })
  async contributions(
    @Root() { prediction }: EvidenceObject,
    @Ctx() { answer, loaders, serving, signal }: RequestContext,
  ): Promise<readonly ContributionObject[]> {
    if (prediction.probability === null) return [];
    const { id, title, text } = await follow(loaders.documents, prediction.documentId);
    answer.countWork(explanationWork(title.length + text.length));
    const explained = serving.explain(prediction, { id: String(id), title, text }, signal);
    return explained.catch((error: unknown) => {
      if (isDamage(error)) return [];
      throw error;
    });
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why there are no words: the version that suggested it is damaged. Null where it is not.',
  })
  async damage(
    @Root() { prediction: { versionId, probability } }: EvidenceObject,
    @Ctx() { serving }: RequestContext,
  ): Promise<string | null> {
    if (probability === null) return null;
    const loaded = serving.use(versionId, async () => null);
    return loaded.catch((error: unknown) => {
      if (isDamage(error)) return error.message;
      throw error;
    });
  }

  @Costs({ work: 1_500, items: 5 })
  @FieldResolver(() => [PrecedentObject], {
    description: 'Documents decided for this subject that share most words with this one; at most 5.',
  })
  async precedents(
    @Root() { prediction: { documentId, subjectId } }: EvidenceObject,
    @Ctx() { database, loaders }: RequestContext,
  ): Promise<PrecedentObject[]> {
    const precedents = await findPrecedents(database, documentId, subjectId);
    // What the asker may not see is left out, too.
    return stillThere(precedents, loaders.documents, (precedent) => precedent.documentId);
  }
}

const isDamage = (error: unknown): error is AppError => error instanceof AppError && error.code === 'DAMAGED_ARTEFACT';

@Resolver(() => PrecedentObject)
export class PrecedentResolver {
  @FieldResolver(() => DocumentObject, { description: 'The document that was decided.' })
  document(@Root() { documentId }: Precedent, @Ctx() { loaders }: RequestContext): Promise<DocumentObject> {
    return follow(loaders.documents, documentId);
  }
}
