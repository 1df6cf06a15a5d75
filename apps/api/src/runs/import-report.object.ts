import { type ImportReport, sumByReason } from '@classmark/domain';
import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType('ReasonCount', { description: 'How many, for one reason.' })
class ReasonCountObject {
  @Field(() => String, { description: 'Stable, e.g. INVALID_JSON or DUPLICATE_CONTENT.' })
  declare readonly reason: string;

  @Field(() => Int, { description: 'How many rows.' })
  declare readonly count: number;
}

@ObjectType('ImportProblem', { description: 'A row that did not go in, or a document that was set aside.' })
export class ImportProblemObject {
  @Field(() => Int, { description: 'The line of the file, from 1.' })
  declare readonly line: number;

  @Field(() => String, { description: 'Stable, e.g. INVALID_JSON.' })
  declare readonly code: string;

  @Field(() => String, { description: 'What is wrong, for people.' })
  declare readonly message: string;
}

@ObjectType('ImportReport', {
  description: 'What became of the rows of an import: seen = added + updated + unchanged + setAside + wrong.',
})
export class ImportReportObject {
  constructor(
    readonly runId: bigint,
    private readonly report: ImportReport,
  ) {}

  @Field(() => Int, { description: 'Rows read.' })
  get seen(): number {
    return this.report.seen;
  }

  @Field(() => Int, { description: 'New documents.' })
  get added(): number {
    return this.report.added;
  }

  @Field(() => Int, { description: 'Documents that were there and differed.' })
  get updated(): number {
    return this.report.updated;
  }

  @Field(() => Int, { description: 'Documents that were there just so.' })
  get unchanged(): number {
    return this.report.unchanged;
  }

  @Field(() => Int, { description: 'Documents that take no part for now.' })
  get setAside(): number {
    return sumByReason(this.report.setAside);
  }

  @Field(() => Int, { description: 'Rows that did not go in.' })
  get wrong(): number {
    return sumByReason(this.report.wrong);
  }

  @Field(() => [ReasonCountObject], { description: 'Why documents were set aside.' })
  get setAsideByReason(): ReasonCountObject[] {
    return byReason(this.report.setAside);
  }

  @Field(() => [ReasonCountObject], { description: 'Why rows did not go in.' })
  get wrongByReason(): ReasonCountObject[] {
    return byReason(this.report.wrong);
  }
}

/** Most frequent first. */
function byReason(counts: Readonly<Partial<Record<string, number>>>): ReasonCountObject[] {
  return Object.entries(counts)
    .map(([reason, count = 0]) => ({ reason: reason.toUpperCase(), count }))
    .sort((a, b) => b.count - a.count);
}
