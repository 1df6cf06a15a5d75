import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { requireLoaded } from '../graphql/require-loaded.js';
import { SubjectObject } from '../vocabulary/subject.object.js';
import { ClassifierObject } from './classifier.object.js';
import { DeploymentObject } from './deployment.object.js';
import { ModelVersionObject } from './model-version.object.js';

@Resolver(() => DeploymentObject)
export class DeploymentResolver {
  @FieldResolver(() => SubjectObject, { description: 'What it serves.' })
  async subject(@Root() { deployment }: DeploymentObject, @Ctx() { loaders }: RequestContext): Promise<SubjectObject> {
    return requireLoaded(await loaders.subjects.load(deployment.subjectId), `subject ${deployment.subjectId}`);
  }

  @FieldResolver(() => ModelVersionObject, { description: 'What serves it.' })
  async version(
    @Root() { deployment }: DeploymentObject,
    @Ctx() { loaders }: RequestContext,
  ): Promise<ModelVersionObject> {
    return requireLoaded(await loaders.versions.load(deployment.versionId), `version ${deployment.versionId}`);
  }
}

@Resolver(() => SubjectObject)
export class SubjectDeploymentResolver {
  @FieldResolver(() => DeploymentObject, { nullable: true, description: 'What serves it now; null if nothing does.' })
  deployment(@Root() { subject }: SubjectObject, @Ctx() { loaders }: RequestContext): Promise<DeploymentObject | null> {
    return loaders.servingDeployments.load(subject.id);
  }

  @FieldResolver(() => [DeploymentObject], { description: 'What serves and served it, newest first.' })
  deploymentHistory(
    @Root() { subject }: SubjectObject,
    @Ctx() { loaders }: RequestContext,
  ): Promise<DeploymentObject[]> {
    return loaders.deploymentsOfSubjects.load(subject.id);
  }

  @FieldResolver(() => ClassifierObject, { nullable: true, description: 'The classifier that serves it now.' })
  async classifier(
    @Root() { subject }: SubjectObject,
    @Ctx() { loaders }: RequestContext,
  ): Promise<ClassifierObject | null> {
    const serving = await loaders.servingDeployments.load(subject.id);
    return serving && loaders.classifiers.load(serving.deployment);
  }
}
