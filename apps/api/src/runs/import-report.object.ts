import { type ImportReportWithWarnings, type Run, sumByReason } from '@classmark/domain';
import { Field, Int, ObjectType } from 'type-graphql';
import { SeenBy } from '../graphql/seen-by.js';

@SeenBy('curator')
@ObjectType('ReasonCount', { description: 'How many records there are for one reason.' })
class ReasonCountObject {
  @Field(() => String, { description: 'A stable code, for instance INVALID_JSON or DUPLICATE_CONTENT.' })
  declare readonly reason: string;

  @Field(() => Int, { description: 'The number of records.' })
  declare readonly count: number;
}

@SeenBy('curator')
@ObjectType('ImportProblem', { description: 'A record that was rejected, or a document that was set aside.' })
export class ImportProblemObject {
  @Field(() => Int, { description: 'The line of the file, from 1.' })
  declare readonly line: number;

  @Field(() => String, { description: 'A stable code, for instance INVALID_JSON.' })
  declare readonly code: string;

  @Field(() => String, { description: 'What is wrong, for people.' })
  declare readonly message: string;
}

@SeenBy('curator')
@ObjectType('ImportWarning', { description: 'A warning about a file as a whole.' })
export class ImportWarningObject {
  @Field(() => String, { description: 'A stable code, for instance FIELD_NOT_FOUND.' })
  declare readonly code: string;

  @Field(() => String, { description: 'The warning, for people.' })
  declare readonly message: string;
}

@SeenBy('curator')
@ObjectType('ImportReport', {
  description: 'The counts of an import’s records: seen = added + updated + unchanged + ignored + setAside + rejected.',
})
export class ImportReportObject {
  /** Whose problems are listed. */
  declare readonly runId: bigint;

  @Field(() => Int, { description: 'Records read.' })
  declare readonly seen: number;

  @Field(() => Int, { description: 'New documents.' })
  declare readonly added: number;

  @Field(() => Int, { description: 'Changed documents.' })
  declare readonly updated: number;

  @Field(() => Int, { description: 'Unchanged documents.' })
  declare readonly unchanged: number;

  @Field(() => Int, { description: 'Records that the source of a harvest has deleted, and that were never here.' })
  declare readonly ignored: number;

  @Field(() => Int, { description: 'Documents set aside.' })
  declare readonly setAside: number;

  @Field(() => Int, { description: 'Rejected records.' })
  declare readonly rejected: number;

  @Field(() => [ReasonCountObject], { description: 'Why documents were set aside, most frequent reason first.' })
  declare readonly setAsideByReason: readonly ReasonCountObject[];

  @Field(() => [ReasonCountObject], { description: 'Why records were rejected, most frequent reason first.' })
  declare readonly rejectedByReason: readonly ReasonCountObject[];

  @Field(() => [ImportWarningObject], { description: 'Warnings about the file, once all of it is read.' })
  declare readonly warnings: readonly ImportWarningObject[];
}

export function presentImportReport({ id }: Run, report: ImportReportWithWarnings): ImportReportObject {
  return {
    ...report,
    runId: id,
    setAside: sumByReason(report.setAside),
    rejected: sumByReason(report.wrong),
    setAsideByReason: byReason(report.setAside),
    rejectedByReason: byReason(report.wrong),
  };
}

/** Most frequent first. */
function byReason(counts: Readonly<Partial<Record<string, number>>>): ReasonCountObject[] {
  return Object.entries(counts)
    .map(([reason, count = 0]) => ({ reason: reason.toUpperCase(), count }))
    .sort((a, b) => b.count - a.count);
}
