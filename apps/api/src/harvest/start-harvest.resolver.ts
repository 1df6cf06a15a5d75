import { execute, startHarvest } from '@classmark/domain';
import { Arg, Ctx, Field, InputType, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { answerUnion } from '../graphql/answer-union.js';
import { follow } from '../graphql/follow.js';
import { RunStarted } from '../runs/run-started.object.js';
import { HarvestRequestInput } from './harvest-request.input.js';

@InputType({ description: 'What to harvest, and how to import it.' })
class StartHarvestInput extends HarvestRequestInput {
  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether to ask only for what earlier harvests with the same settings have not imported. False if left out.',
  })
  declare readonly sinceLast: boolean | null;
}

const StartHarvestResult = answerUnion('StartHarvestResult', 'The run, or why there is none.', RunStarted, []);

@Resolver()
export class StartHarvestResolver {
  @Mutation(() => StartHarvestResult, {
    description: 'Starts a harvest. It resumes if its worker stops. For operators.',
  })
  async startHarvest(
    @Arg('input', () => StartHarvestInput) { query, ...asked }: StartHarvestInput,
    @Ctx() { actor, harvests, loaders }: RequestContext,
  ): Promise<RunStarted> {
    const { runId } = await execute(startHarvest, harvests, actor, { ...asked, query: { ...query } });
    return { run: await follow(loaders.runs, runId) };
  }
}
