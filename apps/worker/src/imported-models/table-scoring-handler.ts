import { type Database, deleteUpload, findUpload, readModelArtefact } from '@classmark/database';
import { AppError, requireUpload, type TableScoringInput, type TableScoringResult } from '@classmark/domain';
import { openTable, type Table } from '@classmark/harvest';
import type { JobHandler } from '@classmark/jobs';
import {
  formatScores,
  MojoError,
  type MojoModel,
  type RowCells,
  readMojo,
  scoresHeader,
  TableScorer,
} from '@classmark/mojo';
import { MeteredUpload } from './metered-upload.js';
import { ScoresWriter } from './scores-writer.js';

/** Scores an uploaded table batch by batch, from where an earlier attempt stood. */
export function createTableScoringHandler(database: Database): JobHandler<TableScoringInput> {
  return async (attempt, { modelId, uploadId, mode }) => {
    const upload = requireUpload(await findUpload(database, BigInt(uploadId)));
    const model = await loadModel(database, modelId);
    const file = new MeteredUpload(database, upload);
    await using table = await openTable(file);
    const scorer = refuseKindly(() => new TableScorer(model, { ...table, mode }));
    const warnings = [...table.warnings, ...refuseKindly(() => scorer.warnOfAbsentColumns())];
    for (const warning of warnings) await attempt.log('warning', warning);
    const writer = new ScoresWriter(database, attempt);
    for await (const batch of unwrittenRows(table, writer.rows)) {
      attempt.signal.throwIfAborted();
      const first = writer.rows;
      scorer.score(batch);
      const lines = formatScores(scorer, { mode, first, count: batch.length });
      const failed = batch.filter((_, r) => scorer.errorOf(r) !== null).length;
      await writer.write({ rows: batch.length, failed, text: first === 0 ? scoresHeader(scorer) + lines : lines });
      attempt.report({ phase: 'score', done: writer.rows, total: table.rowCount ?? file.estimateTotal(writer.rows) });
    }
    if (writer.rows === 0) throw new AppError('INVALID_INPUT', 'The table has no rows.');
    for (const warning of scorer.warnOfIgnoredCells()) await attempt.log('warning', warning);
    attempt.report({ phase: 'score', done: writer.rows, total: writer.rows });
    return async (tx) => {
      await deleteUpload(tx, upload.id);
      return { ...writer.totals, fileName: nameOutput(upload.fileName) } satisfies TableScoringResult;
    };
  };
}

async function loadModel(database: Database, modelId: number): Promise<MojoModel> {
  const artefact = await readModelArtefact(database, modelId);
  if (artefact === null) throw new AppError('NOT_FOUND', 'The model has been deleted.');
  return readMojo(artefact);
}

/** The rows behind the first `written`. */
async function* unwrittenRows({ batches }: Table, written: number): AsyncGenerator<readonly RowCells[]> {
  let seen = 0;
  for await (const batch of batches) {
    const left = batch.slice(Math.max(0, written - seen));
    seen += batch.length;
    if (left.length > 0) yield left;
  }
}

function refuseKindly<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof MojoError ? new AppError('INVALID_INPUT', error.message) : error;
  }
}

const nameOutput = (fileName: string): string =>
  `${fileName.replace(/(\.(csv|tsv|txt|parquet))?(\.gz)?$/i, '')}-scores.csv`;
