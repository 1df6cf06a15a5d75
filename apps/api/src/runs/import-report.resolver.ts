import { listImportProblems } from '@classmark/database';
import { parseInput } from '@classmark/domain';
import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { z } from 'zod';
import type { RequestContext } from '../context.js';
import { ImportProblemObject, ImportReportObject } from './import-report.object.js';

const problemCount = z.object({ first: z.int().min(0).max(1_000) });

@Resolver(() => ImportReportObject)
export class ImportReportResolver {
  @FieldResolver(() => [ImportProblemObject], {
    description: 'Rejected records and documents set aside, by line; the first 10,000 of an import are kept.',
  })
  problems(
    @Root() { runId }: ImportReportObject,
    @Arg('first', () => Int, { defaultValue: 100, description: 'The number of problems, at most 1,000.' })
    first: number,
    @Ctx() { database }: RequestContext,
  ): Promise<ImportProblemObject[]> {
    return listImportProblems(database, runId, parseInput(problemCount, { first }).first);
  }
}
