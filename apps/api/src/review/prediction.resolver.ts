import { findPrecedents } from '@classmark/database';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { DocumentObject } from '../documents/document.object.js';
import { requireLoaded } from '../graphql/require-loaded.js';
import { ClassifierObject } from '../models/classifier.object.js';
import { ModelVersionObject } from '../models/model-version.object.js';
import { ContributionObject } from '../serving/contribution.object.js';
import { SubjectObject } from '../vocabulary/subject.object.js';
import { EvidenceObject, PrecedentObject } from './evidence.object.js';
import { PredictionObject } from './prediction.object.js';

@Resolver(() => PredictionObject)
export class PredictionResolver {
  @FieldResolver(() => DocumentObject, { description: 'Of what.' })
  async document(
    @Root() { prediction }: PredictionObject,
    @Ctx() { loaders }: RequestContext,
  ): Promise<DocumentObject> {
    return requireLoaded(await loaders.documents.load(prediction.documentId), 'document');
  }

  @FieldResolver(() => SubjectObject, { description: 'What it may be about.' })
  async subject(@Root() { prediction }: PredictionObject, @Ctx() { loaders }: RequestContext): Promise<SubjectObject> {
    return requireLoaded(await loaders.subjects.load(prediction.subjectId), 'subject');
  }

  @FieldResolver(() => ModelVersionObject, { description: 'What made it.' })
  async version(
    @Root() { prediction }: PredictionObject,
    @Ctx() { loaders }: RequestContext,
  ): Promise<ModelVersionObject> {
    return requireLoaded(await loaders.versions.load(prediction.versionId), 'version');
  }

  @FieldResolver(() => ClassifierObject, { description: 'The part of the version that knows this subject.' })
  async classifier(
    @Root() { prediction }: PredictionObject,
    @Ctx() { loaders }: RequestContext,
  ): Promise<ClassifierObject> {
    return requireLoaded(await loaders.classifiers.load(prediction), 'classifier');
  }

  @FieldResolver(() => EvidenceObject, { description: 'Why: words for and against, thresholds, precedents.' })
  async evidence(
    @Root() { prediction }: PredictionObject,
    @Ctx() { loaders }: RequestContext,
  ): Promise<EvidenceObject> {
    const { classifier } = requireLoaded(await loaders.classifiers.load(prediction), 'classifier');
    return new EvidenceObject(prediction, classifier);
  }
}

@Resolver(() => EvidenceObject)
export class EvidenceResolver {
  @FieldResolver(() => [ContributionObject], {
    description: 'The words that spoke for and against most; without stop words, numbers and lone letters.',
  })
  async contributions(
    @Root() { prediction }: EvidenceObject,
    @Ctx() { loaders, serving }: RequestContext,
  ): Promise<readonly ContributionObject[]> {
    const { documentId, subjectId, versionId } = prediction;
    const { id, title, text } = requireLoaded(await loaders.documents.load(documentId), 'document');
    return serving.explain(versionId, subjectId, { id, title, text });
  }

  @FieldResolver(() => [PrecedentObject], {
    description: 'Decided documents of this subject that share most words with this one; at most 5.',
  })
  async precedents(
    @Root() { prediction: { documentId, subjectId } }: EvidenceObject,
    @Ctx() { database, loaders }: RequestContext,
  ): Promise<PrecedentObject[]> {
    const precedents = await findPrecedents(database, documentId, subjectId);
    const documents = await loaders.documents.loadMany(precedents.map((precedent) => precedent.documentId));
    // What the asker may not see is left out.
    return precedents.filter((_, i) => documents[i] !== null).map((precedent) => new PrecedentObject(precedent));
  }
}

@Resolver(() => PrecedentObject)
export class PrecedentResolver {
  @FieldResolver(() => DocumentObject, { description: 'Of which it was said.' })
  async document(@Root() { precedent }: PrecedentObject, @Ctx() { loaders }: RequestContext): Promise<DocumentObject> {
    return requireLoaded(await loaders.documents.load(precedent.documentId), 'document');
  }
}
