import {
  areLabelsComplete,
  type ImportCheckpoint,
  type ImportReport,
  type ImportWarning,
  parseImportCheckpoint,
  storableText,
} from '@classmark/domain';
import type pg from 'pg';
import type { Database, Transaction } from '../database.js';
import { inTransaction } from '../in-transaction.js';
import { startRescoring } from '../scoring/start-rescoring.js';
import { sortInLater, WordIndexing } from './word-indexing.js';
import { type ImportBatch, type ImportTarget, writeBatch } from './write-batch.js';

/** Imports of fewer documents leave the planner's statistics to the database's own upkeep. */
const manyDocuments = 500;

/** What writing needs of the attempt at the run: packages/jobs gives it. */
export interface WritingAttempt {
  readonly runId: bigint;
  readonly checkpoint: unknown;
  fence(client: pg.ClientBase): Promise<void>;
  saveCheckpoint(client: pg.ClientBase, checkpoint: object): Promise<void>;
}

export interface WriteOptions {
  /** Of a harvest: where its source is asked on. */
  readonly cursor?: unknown;
  /** Whether labels come beside those that the documents have. */
  readonly addsLabels?: boolean;
}

/**
 * Writes an import, a transaction a batch: what a batch brought and how far the import is are committed together, so
 * that an import that was cut off goes on where it stood and counts no row twice.
 */
export class ImportWriter {
  private readonly database: Database;
  private readonly attempt: WritingAttempt;
  private readonly target: ImportTarget;
  private readonly subjects = new Map<string, number>();
  private readonly indexing: WordIndexing;
  private checkpoint: ImportCheckpoint;

  constructor(database: Database, attempt: WritingAttempt, target: ImportTarget) {
    this.database = database;
    this.attempt = attempt;
    this.target = target;
    this.indexing = new WordIndexing(database.pool);
    this.checkpoint = parseImportCheckpoint(attempt.checkpoint);
  }

  /** The last line that is accounted for; what comes before it is not to be written again. */
  get line(): number {
    return this.checkpoint.line;
  }

  /** Of a harvest: where its source is asked on; null at the beginning. */
  get cursor(): unknown {
    return this.checkpoint.cursor;
  }

  get report(): ImportReport {
    return this.checkpoint.report;
  }

  /**
   * Writes a batch, and with it where the source is asked on.
   * @throws AppError STALE_ATTEMPT if another attempt has taken over.
   */
  async write(batch: ImportBatch, { cursor = this.cursor, addsLabels = false }: WriteOptions = {}): Promise<void> {
    const labelsComplete = areLabelsComplete({ asked: this.target.labelsComplete, addsLabels });
    const context = {
      runId: this.attempt.runId,
      target: { ...this.target, addsLabels, labelsComplete },
      checkpoint: this.checkpoint,
      subjects: this.subjects,
    };
    const write = async (client: pg.ClientBase) => {
      await this.attempt.fence(client);
      const result = await writeBatch(client, batch, context);
      const checkpoint = { ...result.checkpoint, cursor };
      await this.attempt.saveCheckpoint(client, checkpoint);
      return { ...result, checkpoint };
    };
    const written = await inTransaction(this.database.pool, write, sortInLater);
    this.checkpoint = written.checkpoint;
    for (const [writing, id] of written.subjects) this.subjects.set(writing, id);
    await this.indexing.add(batch.documents.length);
  }

  /** Notes what is worth saying of the file, now that it is read. */
  async addWarnings(warnings: readonly ImportWarning[]): Promise<void> {
    const checkpoint = {
      ...this.checkpoint,
      warnings: warnings.map(({ code, message }) => ({ code, message: storableText(message) })),
    };
    await inTransaction(this.database.pool, async (client) => {
      await this.attempt.fence(client);
      await this.attempt.saveCheckpoint(client, checkpoint);
    });
    this.checkpoint = checkpoint;
  }

  /**
   * Subjects that the import created and others of the scheme that differ from them in case alone, by their names: the
   * first, and how many there are.
   */
  async listCasePairs(first: number): Promise<{ pairs: (readonly [string, string])[]; count: number }> {
    const { rows } = await this.database.pool.query<{ created: string; other: string; count: number }>(
      `select created, other, count(*) over ()::int as count from (
       select distinct n.label as created, o.label as other
       from subject n join subject o on o.scheme_id = n.scheme_id and lower(o.label) = lower(n.label)
       where n.import_run_id = $1 and o.label <> n.label and o.import_run_id is distinct from $1
       ) as pair order by created, other limit $2`,
      [this.attempt.runId, first],
    );
    return { pairs: rows.map(({ created, other }) => [created, other] as const), count: rows[0]?.count ?? 0 };
  }

  /** After an import of some size, has the planner look at what is there now; until then it takes tables for empty. */
  async refreshStatistics(): Promise<void> {
    const { added, updated } = this.report;
    if (added + updated < manyDocuments) return this.indexing.settle();
    await this.indexing.finish();
    await this.database.pool.query(
      'analyze document, label, label_completeness, subject, subject_ancestor, subject_broader',
    );
  }

  /** The last step: has what came in or changed scored, if anything serves. Gives the run's result. */
  async finish(tx: Transaction): Promise<ImportReport> {
    const { added, updated } = this.report;
    const { title, startedAt } = await tx.run.findUniqueOrThrow({ where: { id: this.attempt.runId } });
    await startRescoring(tx, {
      count: added + updated,
      since: startedAt,
      title: `Scoring after "${title}"`,
      actor: { kind: 'system' },
    });
    return this.report;
  }
}
