import type { RunKind, RunState } from '@classmark/domain';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { connectionOf, edgeOf } from '../graphql/connection.js';
import { NodeObject } from '../graphql/node.js';
import { DateTime } from '../graphql/scalars.js';
import { SeenBy } from '../graphql/seen-by.js';
import { PrevalenceDropObject } from '../models/prevalence-estimate.object.js';
import { RunKindEnum, RunStateEnum } from './run.enum.js';
import { TableScoresObject } from './table-scores.object.js';

@SeenBy('curator')
@ObjectType('RunProgress', { description: 'How far a run has come.' })
export class RunProgressObject {
  @Field(() => String, { description: 'The phase, for instance `fit/pass 3`.' })
  declare readonly phase: string;

  @Field(() => Float, { description: 'How many documents, records or predictions of this phase are done.' })
  declare readonly done: number;

  @Field(() => Float, { nullable: true, description: 'How many there are in this phase; null while unknown.' })
  declare readonly total: number | null;

  @Field(() => Float, { nullable: true, description: 'The current rate per second.' })
  declare readonly ratePerSecond: number | null;

  @Field(() => Float, { nullable: true, description: 'The time left in this phase at the current rate.' })
  declare readonly secondsLeft: number | null;

  @Field(() => Float, { nullable: true, description: 'The mean training loss of the last chunk.' })
  declare readonly loss: number | null;

  @Field(() => Int, { nullable: true, description: 'The number of the last chunk.' })
  declare readonly chunk: number | null;
}

@SeenBy('curator')
@ObjectType('RunProblem', { description: 'Why a run failed.' })
export class RunProblemObject {
  @Field(() => String, { description: 'A stable code, for instance NOTHING_TO_TRAIN.' })
  declare readonly code: string;

  @Field(() => String, { description: 'What happened and what to do, for people.' })
  declare readonly message: string;
}

@SeenBy('curator')
@ObjectType('MetricPoint', { description: 'The value of a metric at a step.' })
class MetricPointObject {
  @Field(() => Int, { description: 'How many documents, records or predictions had been processed.' })
  declare readonly step: number;

  @Field(() => Float, { description: 'The value.' })
  declare readonly value: number;
}

@SeenBy('curator')
@ObjectType('MetricSeries', { description: 'A metric over the course of a run.' })
export class MetricSeriesObject {
  @Field(() => String, {
    description: '`examplesPerSecond`, or the loss of each fit of a training: `loss/fit`, `loss/trial 1` …',
  })
  declare readonly name: string;

  @Field(() => [MetricPointObject], { description: 'The points, by step.' })
  declare readonly points: readonly MetricPointObject[];
}

@SeenBy('curator')
@ObjectType('RunLogLine', { description: 'A line of a run’s log.' })
export class RunLogLineObject {
  @Field(() => DateTime, { description: 'When it was written.' })
  declare readonly at: Date;

  @Field(() => String, { description: '`info`, `warning` or `error`.' })
  declare readonly level: string;

  @Field(() => String, { description: 'What happened, for people.' })
  declare readonly message: string;
}

@SeenBy('curator')
@ObjectType('Run', { implements: NodeObject, description: 'Work in the background: an import, a training, a scoring.' })
export class RunObject extends NodeObject {
  @Field(() => RunKindEnum, { description: 'Its kind.' })
  declare readonly kind: RunKind;

  @Field(() => RunStateEnum, { description: 'Its state.' })
  declare readonly state: RunState;

  @Field(() => String, { description: 'Its title in lists.' })
  declare readonly title: string;

  @Field(() => Int, { description: 'The number of attempts; more than one if a worker was lost.' })
  declare readonly attempt: number;

  @Field(() => String, { nullable: true, description: 'The TensorFlow.js back end of its worker: node, wasm or cpu.' })
  declare readonly backend: string | null;

  @Field(() => Boolean, { description: 'Whether somebody asked to cancel it; it stops within seconds.' })
  declare readonly isCancelRequested: boolean;

  @Field(() => RunProgressObject, { nullable: true, description: 'How far it has come; null before it starts.' })
  declare readonly progress: RunProgressObject | null;

  @Field(() => RunProblemObject, { nullable: true, description: 'Why it failed; null unless it did.' })
  declare readonly problem: RunProblemObject | null;

  @Field(() => [PrevalenceDropObject], {
    description: 'For a scoring: subjects that seem rarer among its documents than in training.',
  })
  declare readonly prevalenceDrops: readonly PrevalenceDropObject[];

  @Field(() => TableScoresObject, {
    nullable: true,
    description: 'The file that a table scoring made; null for other kinds, and until it has succeeded.',
  })
  declare readonly tableScores: TableScoresObject | null;

  @Field(() => DateTime, { description: 'When it was requested.' })
  declare readonly createdAt: Date;

  @Field(() => DateTime, { nullable: true, description: 'When a worker first took it; null before.' })
  declare readonly startedAt: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When it ended; null before.' })
  declare readonly finishedAt: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When an import was undone; null unless it was.' })
  declare readonly undoneAt: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'The person or key that requested it; null for the service itself.',
  })
  declare readonly startedBy: string | null;
}

@ObjectType({ description: 'A run with its cursor.' })
class RunEdge extends edgeOf(() => RunObject) {}

@ObjectType({ description: 'A page of runs.' })
export class RunConnection extends connectionOf(() => RunEdge) {
  @Field(() => Int, { description: 'The number of runs on all pages.' })
  declare readonly totalCount: number;
}
