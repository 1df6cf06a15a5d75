import {
  countOutcomes,
  findRepeatedIds,
  type ImportCheckpoint,
  type ImportInput,
  type PreparedDocument,
  type RowOutcome,
  type RowProblem,
} from '@classmark/domain';
import type pg from 'pg';
import { asideProblems, listProblems } from './import-problems.js';
import { type ResolvingScheme, resolveSubjects } from './resolve-subjects.js';
import { type DeletedDocument, setDeletedAside } from './set-deleted-aside.js';
import { writeDocuments } from './write-documents.js';

/** Rows of a file, in the order of their lines. */
export interface ImportBatch {
  readonly documents: readonly PreparedDocument[];
  /** Rows that are no documents. */
  readonly problems: readonly RowProblem[];
  /** What the source has deleted. */
  readonly deletions: readonly DeletedDocument[];
  /** The last of the lines. */
  readonly lastLine: number;
}

export interface ImportTarget
  extends Pick<ImportInput, 'source' | 'scheme' | 'createSubjects' | 'labelsComplete' | 'mergesEqualNames'> {
  /** Whether an id that comes again, in a later batch, says what holds now; else it is an error. */
  readonly mayRepeat?: boolean;
  /** Whether labels come beside those that the documents have. */
  readonly addsLabels?: boolean;
}

export interface BatchContext {
  readonly runId: bigint;
  readonly target: ImportTarget;
  readonly checkpoint: ImportCheckpoint;
  /** Subjects that earlier batches resolved, by the way they were written. */
  readonly subjects: ReadonlyMap<string, number>;
}

export interface WrittenBatch {
  readonly checkpoint: ImportCheckpoint;
  /** Subjects that this batch resolved. */
  readonly subjects: ReadonlyMap<string, number>;
}

/** Held while a batch is written, so that two imports never make two subjects of one label, or a content active twice. */
export const ingestLock = 0x696e_6773;

/** Writes documents, labels and problems of a batch within the caller's transaction. The caller saves the checkpoint. */
export async function writeBatch(
  client: pg.ClientBase,
  batch: ImportBatch,
  context: BatchContext,
): Promise<WrittenBatch> {
  const { runId, target, checkpoint, subjects: known } = context;
  await client.query('select pg_advisory_xact_lock($1)', [ingestLock]);
  const repeated = target.mayRepeat === true ? [] : await findRepeated(client, runId, batch.documents);
  const candidates = without(batch.documents, repeated).map((document) =>
    target.scheme === null ? { ...document, subjects: null } : document,
  );
  const scheme = candidates.length > 0 ? await ensureScheme(client, target, runId) : noScheme;
  const resolved = await resolveSubjects(client, candidates, {
    scheme,
    canCreate: target.createSubjects,
    known,
    runId,
  });
  const documents = without(candidates, resolved.problems);
  const written = await writeDocuments(client, documents, {
    runId,
    sourceId: documents.length > 0 ? await ensureSource(client, target.source, runId) : 0,
    schemeId: scheme.id,
    areComplete: target.labelsComplete,
    addsLabels: target.addsLabels ?? false,
    subjectOf: (writing) => known.get(writing) ?? resolved.ids.get(writing) ?? null,
  });
  const deleted = await setDeletedAside(client, batch.deletions, { runId, source: target.source });
  const wrong = [...batch.problems, ...repeated, ...resolved.problems];
  const aside = await asideProblems(client, [...written, ...deleted]);
  const listed = await listProblems(client, { runId, listed: checkpoint.listed }, [...wrong, ...aside]);
  const outcomes = wrong.map(({ code }): RowOutcome => ({ kind: 'wrong', code }));
  const report = countOutcomes(checkpoint.report, [
    ...outcomes,
    ...[...written, ...deleted].map(({ outcome }) => outcome),
  ]);
  return { checkpoint: { ...checkpoint, line: batch.lastLine, report, listed }, subjects: resolved.ids };
}

/** Notes the ids of the documents, and finds those that an earlier line of the same import had. */
async function findRepeated(
  client: pg.ClientBase,
  runId: bigint,
  documents: readonly PreparedDocument[],
): Promise<RowProblem[]> {
  const ids = documents.map(({ externalId }) => externalId);
  const lines = documents.map(({ line }) => line);
  await client.query(
    `insert into imported_id (run_id, external_id, line)
     select $1, external_id, line from unnest($2::text[], $3::int[]) as row (external_id, line) order by line
     on conflict do nothing`,
    [runId, ids, lines],
  );
  const { rows } = await client.query<{ id: string; line: number }>(
    'select external_id as id, line from imported_id where run_id = $1 and external_id = any($2::text[])',
    [runId, ids],
  );
  return findRepeatedIds(documents, new Map(rows.map(({ id, line }) => [id, line])));
}

function without(documents: readonly PreparedDocument[], problems: readonly RowProblem[]): PreparedDocument[] {
  const lines = new Set(problems.map(({ line }) => line));
  return documents.filter(({ line }) => !lines.has(line));
}

/** Where subjects are not read. */
const noScheme: ResolvingScheme = { id: 0, mergesEqualNames: false };

/** A scheme that is there keeps its way to tell subjects apart. */
async function ensureScheme(
  client: pg.ClientBase,
  { scheme: name, mergesEqualNames }: ImportTarget,
  runId: bigint,
): Promise<ResolvingScheme> {
  if (name === null) return noScheme;
  await client.query(
    'insert into scheme (name, merges_equal_names, import_run_id) values ($1, $2, $3) on conflict (name) do nothing',
    [name, mergesEqualNames, runId],
  );
  const { rows } = await client.query<ResolvingScheme>(
    'select id, merges_equal_names as "mergesEqualNames" from scheme where name = $1',
    [name],
  );
  return only(rows);
}

async function ensureSource(client: pg.ClientBase, name: string, runId: bigint): Promise<number> {
  await client.query('insert into source (name, import_run_id) values ($1, $2) on conflict (name) do nothing', [
    name,
    runId,
  ]);
  const { rows } = await client.query<{ id: number }>('select id from source where name = $1', [name]);
  return only(rows).id;
}

function only<Row>([row]: readonly Row[]): Row {
  if (row === undefined) throw new Error('The scheme or source that documents are written to is gone.');
  return row;
}
