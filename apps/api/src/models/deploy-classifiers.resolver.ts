import { listPartialPromises } from '@classmark/database';
import {
  type DeploymentsChanged,
  deployClassifiers,
  execute,
  rollBackClassifiers,
  warnOfPart,
} from '@classmark/domain';
import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { answerUnion } from '../graphql/answer-union.js';
import { follow } from '../graphql/follow.js';
import { keyOf } from '../graphql/global-id.js';
import { ConflictProblem, NotFoundProblem } from '../graphql/problem.js';
import { RunObject } from '../runs/run.object.js';
import { DeploymentObject } from './deployment.object.js';

@InputType({ description: 'The version to deploy.' })
class DeployClassifiersInput {
  @Field(() => ID, { description: 'The version.' })
  declare readonly versionId: string;

  @Field(() => [ID], { nullable: true, description: 'The subjects; all its trained subjects if left out.' })
  declare readonly subjectIds?: readonly string[] | null;
}

@InputType({ description: 'The subjects to roll back.' })
class RollBackClassifiersInput {
  @Field(() => [ID], { description: 'The subjects.' })
  declare readonly subjectIds: readonly string[];
}

@ObjectType({ description: 'The deployments have changed; a run updates the predictions.' })
class ClassifiersDeployed {
  @Field(() => [DeploymentObject], { description: 'The new deployments.' })
  declare readonly deployments: readonly DeploymentObject[];

  @Field(() => RunObject, { nullable: true, description: 'The scoring run.' })
  declare readonly run: RunObject | null;

  @Field(() => [String], {
    description:
      'Warnings for people: versions that promise their target precision for all that is published together, and of ' +
      'which only some subjects publish.',
  })
  declare readonly warnings: readonly string[];
}

const DeployClassifiersResult = answerUnion(
  'DeployClassifiersResult',
  'The deployments, or why nothing changed.',
  ClassifiersDeployed,
  [NotFoundProblem, ConflictProblem],
);

const subjectKeys = (ids: readonly string[]) => ids.map((id, i) => keyOf('Subject', id, `subjectIds.${i}`));

@Resolver()
export class DeployClassifiersResolver {
  @Mutation(() => DeployClassifiersResult, {
    description:
      'Deploys a version for some or all of its trained subjects. Decisions stay as they are. For operators.',
  })
  async deployClassifiers(
    @Arg('input', () => DeployClassifiersInput) { versionId, subjectIds }: DeployClassifiersInput,
    @Ctx() context: RequestContext,
  ): Promise<ClassifiersDeployed> {
    const { deployments, actor } = context;
    const changed = await execute(deployClassifiers, deployments, actor, {
      versionId: keyOf('ModelVersion', versionId, 'versionId'),
      subjectIds: subjectIds && subjectKeys(subjectIds),
    });
    return present(context, changed);
  }

  @Mutation(() => DeployClassifiersResult, {
    description:
      'Returns subjects to the version deployed before, and again to the one before that. Decisions stay as they are. ' +
      'For operators.',
  })
  async rollBackClassifiers(
    @Arg('input', () => RollBackClassifiersInput) { subjectIds }: RollBackClassifiersInput,
    @Ctx() context: RequestContext,
  ): Promise<ClassifiersDeployed> {
    const { deployments, actor } = context;
    const input = { subjectIds: subjectKeys(subjectIds) };
    return present(context, await execute(rollBackClassifiers, deployments, actor, input));
  }
}

async function present(
  { database, loaders }: RequestContext,
  { deploymentIds, runId }: DeploymentsChanged,
): Promise<ClassifiersDeployed> {
  const deployments = await Promise.all(deploymentIds.map((id) => follow(loaders.deployments, id)));
  const parts = await listPartialPromises(database, null);
  return {
    deployments,
    run: await follow(loaders.runs, runId),
    warnings: parts.map((part) => warnOfPart(part, 'now')),
  };
}
