import { type DeploymentsChanged, deployClassifiers, execute, rollBackClassifiers } from '@classmark/domain';
import { Arg, Ctx, createUnionType, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { keyOf } from '../graphql/global-id.js';
import { ConflictProblem, InvalidInputProblem, NotAllowedProblem, NotFoundProblem } from '../graphql/problem.js';
import { RunObject } from '../runs/run.object.js';
import { getRun } from '../runs/run-loaders.js';
import { DeploymentObject } from './deployment.object.js';

@InputType({ description: 'What is to serve.' })
class DeployClassifiersInput {
  @Field(() => ID, { description: 'The version.' })
  declare readonly versionId: string;

  @Field(() => [ID], { nullable: true, description: 'Subjects; all that the version was trained for if left out.' })
  declare readonly subjectIds?: readonly string[] | null;
}

@InputType({ description: 'What is to go back to the deployment before.' })
class RollBackClassifiersInput {
  @Field(() => [ID], { description: 'Subjects.' })
  declare readonly subjectIds: readonly string[];
}

@ObjectType({ description: 'The subjects are served anew from now on; a run brings their predictions after.' })
class ClassifiersDeployed {
  @Field(() => [DeploymentObject], { description: 'The deployments that began.' })
  readonly deployments: readonly DeploymentObject[];

  @Field(() => RunObject, { nullable: true, description: 'The scoring run.' })
  readonly run: RunObject | null;

  constructor(deployments: readonly DeploymentObject[], run: RunObject | null) {
    this.deployments = deployments;
    this.run = run;
  }
}

const DeployClassifiersResult = createUnionType({
  name: 'DeployClassifiersResult',
  description: 'The deployments, or why nothing changed.',
  types: () => [ClassifiersDeployed, InvalidInputProblem, NotAllowedProblem, NotFoundProblem, ConflictProblem] as const,
});

const subjectKeys = (ids: readonly string[]) => ids.map((id, i) => keyOf('Subject', id, `subjectIds.${i}`));

@Resolver()
export class DeployClassifiersResolver {
  @Mutation(() => DeployClassifiersResult, {
    description: 'Lets a version serve some or all of its trained subjects; for operators. Decisions stay as they are.',
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
      'Returns subjects to the version that served them before, and with another rollback to the one before that; ' +
      'for operators. Decisions stay as they are.',
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

async function present({ loaders }: RequestContext, changed: DeploymentsChanged): Promise<ClassifiersDeployed> {
  const deployments = await loaders.deployments.loadMany(changed.deploymentIds);
  const started = deployments.filter((found) => found instanceof DeploymentObject);
  return new ClassifiersDeployed(started, await getRun(loaders, changed.runId));
}
