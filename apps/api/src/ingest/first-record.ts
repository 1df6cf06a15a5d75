import { AppError, maxBeginningBytes } from '@classmark/domain';
import { previewRecords } from '@classmark/harvest';

/** Until here, a row that is wrong may be followed by a record. */
const mostRows = 20;

/** The beginning of a file, at most a million bytes. */
export interface FileBeginning {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

export interface FirstRecord {
  readonly title: string;
  readonly text: string;
}

async function* piece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** What the first record of a file says. @throws AppError where none can be read */
export async function readFirstRecord({ fileName, bytes }: FileBeginning): Promise<FirstRecord> {
  const isBeginning = bytes.length === maxBeginningBytes;
  const { rows, problems, warnings } = await previewRecords(piece(bytes), mostRows, { fileName, isBeginning });
  const record = rows.find((row) => row.record !== null)?.record;
  if (record) return { title: record.title, text: record.text };
  const advice = warnings.find(({ code }) => code === 'FIELD_NOT_FOUND')?.message;
  const isLong = isBeginning && rows.length === 0 && problems.length < 2;
  const longer = `its first record ends beyond the ${maxBeginningBytes.toLocaleString('en')} bytes that are read.`;
  const reason = advice ?? (isLong ? longer : (problems[0]?.error.message ?? 'it has none.'));
  throw new AppError('INVALID_INPUT', `No record can be read of "${fileName}": ${reason}`);
}
