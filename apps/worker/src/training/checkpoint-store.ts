import { createHash } from 'node:crypto';
import {
  type Database,
  dropRunCheckpoint,
  inTransaction,
  keepRunCheckpoint,
  readRunCheckpoint,
} from '@classmark/database';
import type { RunAttempt } from '@classmark/jobs';
import { z } from 'zod';

/** In the run's row: what the bytes beside it are the state of. */
const kept = z.object({ training: z.string(), sha256: z.string() });

const digest = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('base64url');

/** Keeps the newest state of an attempt's fit in the database, and finds what an earlier attempt had kept. */
export class CheckpointStore {
  private readonly database: Database;
  private readonly attempt: RunAttempt;
  private readonly training: string;
  private writing: Promise<void> | null = null;

  /** @param training what the training goes by: data, recipe, seed, code; the state of another one is of no use */
  constructor(database: Database, attempt: RunAttempt, training: object) {
    this.database = database;
    this.attempt = attempt;
    this.training = digest(JSON.stringify(training));
  }

  /** Null where there is none, or it is of other data, or damaged. */
  async find(): Promise<Uint8Array | null> {
    const { data } = kept.safeParse(this.attempt.checkpoint);
    if (data?.training !== this.training) return null;
    const bytes = await readRunCheckpoint(this.database.pool, this.attempt.runId);
    return digest(bytes) === data.sha256 ? bytes : null;
  }

  /** Passes over what comes while the last one is still being written. */
  async keep(bytes: Uint8Array): Promise<void> {
    if (this.writing !== null) return;
    this.writing = this.write(bytes).finally(() => {
      this.writing = null;
    });
    await this.writing;
  }

  /** For the run's last step: nothing is written after it. */
  async close(): Promise<(tx: Parameters<typeof dropRunCheckpoint>[0]) => Promise<void>> {
    await this.writing;
    return (tx) => dropRunCheckpoint(tx, this.attempt.runId);
  }

  private write(bytes: Uint8Array): Promise<void> {
    return inTransaction(this.database.pool, async (client) => {
      await keepRunCheckpoint(client, this.attempt.runId, bytes);
      // Last, for it holds the run's row.
      await this.attempt.saveCheckpoint(client, { training: this.training, sha256: digest(bytes) });
    });
  }
}
