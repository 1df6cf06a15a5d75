import { type Database, findUpload, ImportWriter, listImportProblems, readUpload } from '@classmark/database';
import {
  AppError,
  countKept,
  type ImportInput,
  type ImportReport,
  type ImportWarning,
  type PrepareTools,
  requireUpload,
} from '@classmark/domain';
import { ReadNotes, readRecords } from '@classmark/harvest';
import type { JobHandler } from '@classmark/jobs';
import { readAhead } from './read-ahead.js';
import { readBatches } from './read-batches.js';
import { summarise } from './summarise.js';

/** Reads an upload into documents and labels; a row that is wrong is reported and the rest goes in. */
export function createImportHandler(database: Database, tools: PrepareTools): JobHandler<ImportInput> {
  return async (attempt, input) => {
    const upload = requireUpload(await findUpload(database, BigInt(input.uploadId)));
    const writer = new ImportWriter(database, attempt, input);
    const file = new MeteredFile(readUpload(database, upload.id), upload.sizeBytes);
    const notes = new ReadNotes();
    const { mapping, format, separator, encoding } = input;
    const reading = { fileName: upload.fileName, mapping, format, separator, encoding };
    const rows = readRecords(file, { ...reading, notes, withDetails: true });
    const batches = readBatches(rows, { source: input.source, tools, afterLine: writer.line });
    for await (const batch of readAhead(batches)) {
      attempt.signal.throwIfAborted();
      await writer.write(batch);
      attempt.report({ phase: 'import', done: writer.report.seen, total: file.estimateTotal(writer.report.seen) });
    }
    attempt.signal.throwIfAborted();
    const warnings = listWarnings(notes, input);
    await writer.addWarnings([...warnings, ...aboutCase(await writer.listCasePairs(mostShown))]);
    if (countKept(writer.report) === 0) throw await nothingWentIn(database, attempt.runId, writer.report);
    await writer.refreshStatistics();
    await attempt.log('info', summarise(writer.report));
    return (tx) => writer.finish(tx);
  };
}

const unlistedIsNo: ImportWarning = {
  code: 'UNLISTED_IS_NO',
  message:
    'In documents that list subjects, unlisted ones count as "no". If the lists are incomplete, import the file again and ' +
    'leave unlisted subjects unknown.',
};

function listWarnings(notes: ReadNotes, { scheme, labelsComplete }: ImportInput): ImportWarning[] {
  const warnings = notes.listWarnings({ areSubjectsRead: scheme !== null });
  return labelsComplete && notes.hasSubjects ? [...warnings, unlistedIsNo] : warnings;
}

/** Of subjects that a warning names. */
const mostShown = 5;

/** The scheme may have had a subject that the file writes otherwise. */
function aboutCase({ pairs, count }: Awaited<ReturnType<ImportWriter['listCasePairs']>>): ImportWarning[] {
  if (pairs.length === 0) return [];
  const shown = pairs.map(([created, other]) => `"${created}" (the scheme has "${other}")`);
  const more = count > pairs.length ? ` and ${(count - pairs.length).toLocaleString('en')} more` : '';
  const message = `New subjects that differ only in case from others: ${shown.join(', ')}${more}.`;
  return [{ code: 'LABELS_DIFFER_IN_CASE', message }];
}

async function nothingWentIn(database: Database, runId: bigint, { seen }: ImportReport): Promise<AppError> {
  if (seen === 0) return new AppError('INVALID_INPUT', 'The file has no records.');
  const [first] = await listImportProblems(database, runId, 1);
  const rows = seen === 1 ? 'the only row was' : `all ${seen} rows were`;
  const why = first === undefined ? '' : ` Line ${first.line}: ${first.message}`;
  return new AppError('INVALID_INPUT', `Nothing was imported: ${rows} rejected.${why}`);
}

/** A file that knows how much of it has been read, from which its number of rows can be guessed. */
class MeteredFile implements AsyncIterable<Uint8Array> {
  private readonly bytes: AsyncIterable<Uint8Array>;
  private readonly sizeBytes: number;
  private readBytes = 0;

  constructor(bytes: AsyncIterable<Uint8Array>, sizeBytes: number) {
    this.bytes = bytes;
    this.sizeBytes = sizeBytes;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    for await (const chunk of this.bytes) {
      this.readBytes += chunk.length;
      yield chunk;
    }
  }

  /** Rows in the whole file if the rest is like the first `seen`; those, once all is read. */
  estimateTotal(seen: number): number {
    return Math.max(seen, Math.round((seen * this.sizeBytes) / Math.max(1, this.readBytes)));
  }
}
