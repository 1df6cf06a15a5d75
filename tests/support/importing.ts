import { createImportStore, type Database, receiveUpload } from '@classmark/database';
import { type Actor, execute, importDocuments, importJob, type OutlierRules } from '@classmark/domain';
import { createJob, JobRunner } from '@classmark/jobs';
import { loadLanguageDetector } from '../../apps/worker/src/ingest/detect-language.js';
import { createImportHandler } from '../../apps/worker/src/ingest/import-handler.js';
import { untilFinished } from './run-and-wait.js';

const operator: Actor = { kind: 'system' };

const defaultRules: OutlierRules = { minWords: 5, languages: [] };

/** A runner that does imports as a worker does. */
export async function startImportWorker(
  { database, url }: { readonly database: Database; readonly url: string },
  rules: OutlierRules = defaultRules,
): Promise<JobRunner> {
  const tools = {
    detectLanguage: await loadLanguageDetector(rules.languages),
    rules,
  };
  const jobs = [createJob(importJob, createImportHandler(database, tools))];
  const onEvent = () => {};
  return new JobRunner({ database, url, jobs, onEvent }).start();
}

export interface ImportedFile {
  readonly name?: string;
  readonly content: string | Uint8Array;
  readonly options?: object;
}

/** Hands a file in and starts its import; gives the run's id. */
export async function startImport(
  database: Database,
  { name = 'file.jsonl', content, options = {} }: ImportedFile,
): Promise<bigint> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const upload = await receiveUpload(database, inPieces(bytes), { fileName: name, maxBytes: 1e9, actor: operator });
  const input = { uploadId: upload.id, source: 'tests', ...options };
  const { runId } = await execute(importDocuments, createImportStore(database), operator, input);
  return runId;
}

/** Waits for a run to end, and gives it with what its report lists. */
export async function untilImported(database: Database, id: bigint, timeoutMs?: number) {
  const run = await untilFinished(database, id, timeoutMs);
  const problems = await database.prisma.importProblem.findMany({ where: { runId: id }, orderBy: { line: 'asc' } });
  return { ...run, problems: problems.map(({ line, code, message }) => ({ line, code, message })) };
}

/** The whole way: hand in, import, wait. */
export async function importFile(database: Database, file: ImportedFile) {
  return untilImported(database, await startImport(database, file));
}

/** A record that is like no other. */
export const riverRecord = (id: string, change: object = {}) => ({
  id,
  title: `On the rivers of ${id}`,
  text: `Text ${id} says how water flows there.`,
  ...change,
});

export const jsonLines = (...records: object[]): string =>
  records.map((record) => `${JSON.stringify(record)}\n`).join('');

async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += 60_000) yield bytes.subarray(start, start + 60_000);
}
