import type { TextToTry } from './text-to-try';

/** Of records, or what the service says best why it can't read; any other file is one text. */
const ofRecords = /\.(jsonl?|ndjson|csv|tsv|xml|gz|xlsx?|ods|docx?|pdf)$/i;

/**
 * What a file says that was chosen or dropped: its first record where it holds records, else all of it. Rejects with a
 * sentence for people where it cannot be read.
 */
export async function openTextFile(file: File, readRecord: (file: File) => Promise<TextToTry>): Promise<TextToTry> {
  const beginning = await file
    .slice(0, 1)
    .text()
    .catch(() => null);
  if (beginning === null) throw new Error(`"${file.name}" can’t be read. It may be a folder, or have been moved.`);
  return ofRecords.test(file.name) ? readRecord(file) : { title: '', text: await file.text() };
}
