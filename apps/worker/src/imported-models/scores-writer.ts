import { addRunOutput, type Database, inTransaction } from '@classmark/database';
import type { RunAttempt } from '@classmark/jobs';
import { z } from 'zod';

const count = z.int().min(0);
const checkpoint = z.object({ rows: count, failed: count, pieces: count, sizeBytes: count });
type Checkpoint = z.output<typeof checkpoint>;

const beginning: Checkpoint = { rows: 0, failed: 0, pieces: 0, sizeBytes: 0 };

/** The lines of some rows. */
export interface ScoredLines {
  readonly rows: number;
  readonly failed: number;
  readonly text: string;
}

/** Writes a run's output piece by piece, each with the checkpoint behind it, so that no line is lost or there twice. */
export class ScoresWriter {
  private written: Checkpoint;

  constructor(
    private readonly database: Database,
    private readonly attempt: RunAttempt,
  ) {
    this.written = attempt.checkpoint === null ? beginning : checkpoint.parse(attempt.checkpoint);
  }

  /** Rows whose lines are written, by earlier attempts too. */
  get rows(): number {
    return this.written.rows;
  }

  get totals(): Pick<Checkpoint, 'rows' | 'failed' | 'sizeBytes'> {
    const { rows, failed, sizeBytes } = this.written;
    return { rows, failed, sizeBytes };
  }

  async write({ rows, failed, text }: ScoredLines): Promise<void> {
    const bytes = Buffer.from(text);
    const before = this.written;
    const next = {
      rows: before.rows + rows,
      failed: before.failed + failed,
      pieces: before.pieces + 1,
      sizeBytes: before.sizeBytes + bytes.length,
    };
    await inTransaction(this.database.pool, async (client) => {
      await this.attempt.fence(client);
      await addRunOutput(client, this.attempt.runId, { index: before.pieces, bytes });
      await this.attempt.saveCheckpoint(client, next);
    });
    this.written = next;
  }
}
