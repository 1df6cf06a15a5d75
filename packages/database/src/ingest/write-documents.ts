import { type PreparedDocument, type RowOutcome, rowOutcomeOf, type SetAsideReason } from '@classmark/domain';
import type pg from 'pg';
import { replaceLabels } from './replace-labels.js';
import { stageDocuments } from './stage-documents.js';
import { upsertDocuments } from './upsert-documents.js';

export interface DocumentTarget {
  readonly runId: bigint;
  readonly sourceId: number;
  readonly schemeId: number;
  readonly areComplete: boolean;
  /** Whether labels come beside those that the documents have. */
  readonly addsLabels: boolean;
  /** The subject of a label as it was written. */
  readonly subjectOf: (written: string) => number | null;
}

export interface WrittenDocument {
  readonly line: number;
  readonly outcome: RowOutcome;
}

/** Brings documents, whose ids differ, and their labels in. Each gives its outcome. */
export async function writeDocuments(
  client: pg.ClientBase,
  documents: readonly PreparedDocument[],
  { runId, sourceId, schemeId, areComplete, addsLabels, subjectOf }: DocumentTarget,
): Promise<WrittenDocument[]> {
  if (documents.length === 0) return [];
  await stageDocuments(client, documents);
  await upsertDocuments(client, documents, { sourceId, runId });
  const given = documents.flatMap(({ line, subjects }) =>
    (subjects ?? []).flatMap((written) => {
      const subjectId = subjectOf(written);
      return subjectId === null ? [] : [{ line, subjectId }];
    }),
  );
  await replaceLabels(client, {
    runId,
    schemeId,
    areComplete,
    addsLabels,
    lines: given.map(({ line }) => line),
    subjectIds: given.map(({ subjectId }) => subjectId),
  });
  const { rows } = await client.query<{
    line: number;
    outcome: 'added' | 'updated' | null;
    reason: SetAsideReason | null;
  }>('select line, outcome, reason from staged order by line');
  return rows.map(({ line, outcome, reason }) => ({ line, outcome: rowOutcomeOf(outcome, reason) }));
}
