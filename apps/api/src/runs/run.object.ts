import type { MetricSeries, Run, RunKind, RunLogLine, RunProblem, RunProgress, RunState } from '@classmark/domain';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf, edgeOf } from '../graphql/connection.js';
import { encodeGlobalId } from '../graphql/global-id.js';
import { NodeObject } from '../graphql/node.js';
import { DateTime } from '../graphql/scalars.js';
import { FallenShareObject } from '../models/share-estimate.object.js';
import { ImportReportObject } from './import-report.object.js';
import { RunKindEnum, RunStateEnum } from './run.enum.js';

@ObjectType('RunProgress', { description: 'How far a run is.' })
export class RunProgressObject {
  constructor(private readonly progress: RunProgress) {}

  @Field(() => String, { description: 'What it is doing, e.g. `fit/pass 3`.' })
  get phase(): string {
    return this.progress.phase;
  }

  @Field(() => Float, { description: 'How many documents, rows or predictions are done in this phase.' })
  get done(): number {
    return this.progress.done;
  }

  @Field(() => Float, { nullable: true, description: 'Of how many; null while that is not known.' })
  get total(): number | null {
    return this.progress.total;
  }

  @Field(() => Float, { nullable: true, description: 'The share that is done, from 0 to 1.' })
  get fraction(): number | null {
    const { done, total } = this.progress;
    return total === null || total === 0 ? null : Math.min(1, done / total);
  }

  @Field(() => Float, { nullable: true, description: 'How many a second, of late.' })
  get ratePerSecond(): number | null {
    return this.progress.ratePerSecond;
  }

  @Field(() => Float, { nullable: true, description: 'What is left of this phase at that rate.' })
  get secondsLeft(): number | null {
    return this.progress.secondsLeft;
  }

  @Field(() => Float, { nullable: true, description: 'Mean training loss of the last chunk.' })
  get loss(): number | null {
    return this.progress.loss;
  }

  @Field(() => Int, { nullable: true, description: 'The number of the last chunk.' })
  get chunk(): number | null {
    return this.progress.chunk;
  }
}

@ObjectType('RunProblem', { description: 'What ended a run that failed.' })
export class RunProblemObject implements RunProblem {
  @Field(() => String, { description: 'Stable, e.g. NOTHING_TO_TRAIN.' })
  declare readonly code: string;

  @Field(() => String, { description: 'What happened and what to do, for people.' })
  declare readonly message: string;
}

@ObjectType('MetricPoint', { description: 'What was measured at a step.' })
class MetricPointObject {
  @Field(() => Int, { description: 'Documents, rows or predictions done by then.' })
  declare readonly step: number;

  @Field(() => Float, { description: 'The value.' })
  declare readonly value: number;
}

@ObjectType('MetricSeries', { description: 'One thing measured over a run.' })
export class MetricSeriesObject implements MetricSeries {
  @Field(() => String, {
    description: '`examplesPerSecond`, or `loss/fit` and `loss/trial 1` …: the loss of each fit of a training.',
  })
  declare readonly name: string;

  @Field(() => [MetricPointObject], { description: 'In order of step.' })
  declare readonly points: readonly MetricPointObject[];
}

@ObjectType('RunLogLine', { description: 'A line of a run’s log.' })
export class RunLogLineObject {
  constructor(private readonly line: RunLogLine) {}

  @Field(() => DateTime, { description: 'When.' })
  get at(): Date {
    return this.line.at;
  }

  @Field(() => String, { description: '`info`, `warning` or `error`.' })
  get level(): string {
    return this.line.level;
  }

  @Field(() => String, { description: 'What happened, for people.' })
  get message(): string {
    return this.line.message;
  }
}

@ObjectType('Run', { implements: NodeObject, description: 'A job a person can follow.' })
export class RunObject implements NodeObject {
  constructor(readonly run: Run) {}

  @Field(() => ID, { description: 'Opaque, and the same for ever.' })
  get id(): string {
    return encodeGlobalId('Run', this.run.id);
  }

  @Field(() => RunKindEnum, { description: 'What it does.' })
  get kind(): RunKind {
    return this.run.kind;
  }

  @Field(() => RunStateEnum, { description: 'How it stands.' })
  get state(): RunState {
    return this.run.state;
  }

  @Field(() => String, { description: 'What people see of it in lists.' })
  get title(): string {
    return this.run.title;
  }

  @Field(() => Int, { description: 'How often it was begun; more than once where a worker was lost.' })
  get attempt(): number {
    return this.run.attempt;
  }

  @Field(() => String, { nullable: true, description: 'TensorFlow.js back end of its worker: node, wasm or cpu.' })
  get backend(): string | null {
    return this.run.backend;
  }

  @Field(() => Boolean, { description: 'Somebody asked it to stop; it obeys within seconds.' })
  get isCancelRequested(): boolean {
    return this.run.isCancelRequested;
  }

  @Field(() => RunProgressObject, { nullable: true, description: 'How far it is; null before it begins.' })
  get progress(): RunProgressObject | null {
    return this.run.progress && new RunProgressObject(this.run.progress);
  }

  @Field(() => RunProblemObject, { nullable: true, description: 'What ended it, if something did.' })
  get problem(): RunProblemObject | null {
    return this.run.problem;
  }

  @Field(() => ImportReportObject, { nullable: true, description: 'What became of the rows; null unless it imports.' })
  get importReport(): ImportReportObject | null {
    return this.run.importReport && new ImportReportObject(this.run.id, this.run.importReport);
  }

  @Field(() => [FallenShareObject], {
    description: 'Of a run that scores: subjects that seem rarer among its documents than in training.',
  })
  get fallenShares(): FallenShareObject[] {
    return this.run.fallenShares.map((share) => new FallenShareObject(share));
  }

  @Field(() => DateTime, { description: 'When it was asked for.' })
  get createdAt(): Date {
    return this.run.createdAt;
  }

  @Field(() => DateTime, { nullable: true, description: 'When a worker first took it.' })
  get startedAt(): Date | null {
    return this.run.startedAt;
  }

  @Field(() => DateTime, { nullable: true, description: 'When it ended, one way or the other.' })
  get finishedAt(): Date | null {
    return this.run.finishedAt;
  }

  @Field(() => String, {
    nullable: true,
    description: 'The person or key that asked for it; null for the service itself.',
  })
  get startedBy(): string | null {
    return this.run.startedBy;
  }
}

@ObjectType({ description: 'A run with its place in the list.' })
class RunEdge extends edgeOf(() => RunObject) {}

@ObjectType({ description: 'A page of runs.' })
export class RunConnection extends connectionOf(() => RunEdge) {
  @Field(() => Int, { description: 'How many there are on all pages.' })
  declare readonly totalCount: number;
}
