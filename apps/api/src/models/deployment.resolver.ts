import type { Deployment, Subject } from '@classmark/domain';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { follow } from '../graphql/follow.js';
import { SubjectObject } from '../vocabulary/subject.object.js';
import { ClassifierObject } from './classifier.object.js';
import { DeploymentObject } from './deployment.object.js';
import { ModelVersionObject } from './model-version.object.js';

@Resolver(() => DeploymentObject)
export class DeploymentResolver {
  @FieldResolver(() => SubjectObject, { description: 'The subject.' })
  subject(@Root() { subjectId }: Deployment, @Ctx() { loaders }: RequestContext): Promise<SubjectObject> {
    return follow(loaders.subjects, subjectId);
  }

  @FieldResolver(() => ModelVersionObject, { description: 'The version.' })
  version(@Root() { versionId }: Deployment, @Ctx() { loaders }: RequestContext): Promise<ModelVersionObject> {
    return follow(loaders.versions, versionId);
  }
}

@Resolver(() => SubjectObject)
export class SubjectDeploymentResolver {
  @FieldResolver(() => DeploymentObject, { nullable: true, description: 'Its current deployment; null if none.' })
  deployment(@Root() { id }: Subject, @Ctx() { loaders }: RequestContext): Promise<DeploymentObject | null> {
    return loaders.servingDeployments.load(id);
  }

  @FieldResolver(() => [DeploymentObject], { description: 'All its deployments, newest first.' })
  deploymentHistory(@Root() { id }: Subject, @Ctx() { loaders }: RequestContext): Promise<readonly DeploymentObject[]> {
    return loaders.deploymentsOfSubjects.load(id);
  }

  @FieldResolver(() => ClassifierObject, { nullable: true, description: 'Its deployed classifier; null if none.' })
  async classifier(@Root() { id }: Subject, @Ctx() { loaders }: RequestContext): Promise<ClassifierObject | null> {
    const deployment = await loaders.servingDeployments.load(id);
    return deployment && loaders.classifiers.load(deployment);
  }
}
