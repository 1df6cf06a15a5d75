import { z } from 'zod';
import { AppError } from '../app-error.js';
import { defineCommand } from '../command.js';
import type { UploadedFile } from '../ingest/import-documents.js';
import { requireUpload } from '../ingest/require-upload.js';
import type { Actor } from '../role.js';
import type { TableScoringInput } from './table-scoring-job.js';

export interface TableScoringStore {
  /** Null: there is none, it is not whole, or a run has it already. */
  findUpload(uploadId: bigint): Promise<UploadedFile | null>;
  /** Null where there is none. */
  findModelName(modelId: number): Promise<string | null>;
  /** Starts the run and writes the audit event, all or nothing. */
  startTableScoring(start: StartTableScoring): Promise<{ runId: bigint }>;
}

export interface StartTableScoring {
  readonly actor: Actor;
  readonly title: string;
  readonly input: TableScoringInput;
}

/** Starts a run that scores an uploaded table. Throws AppError NOT_FOUND where the file or the model is gone. */
export const scoreTable = defineCommand({
  name: 'scoreTable',
  leastRole: 'operator',
  input: z.strictObject({
    modelId: z.int().positive(),
    uploadId: z.bigint().positive(),
    mode: z.enum(['lenient', 'strict']),
  }),
  async run(store: TableScoringStore, actor, { modelId, uploadId, mode }) {
    const [name, found] = await Promise.all([store.findModelName(modelId), store.findUpload(uploadId)]);
    if (name === null) throw new AppError('NOT_FOUND', 'Model not found.');
    const upload = requireUpload(found);
    const title = `Scoring ${upload.fileName} by ${name}`;
    return store.startTableScoring({ actor, title, input: { modelId, uploadId: String(uploadId), mode } });
  },
});
