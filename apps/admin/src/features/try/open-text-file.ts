import type { TextToTry } from './text-to-try';

/** Of records, or what the service says best why it can't read; any other file is one text. */
const ofRecords = /\.(jsonl?|ndjson|csv|tsv|xml|gz|xlsx?|ods|docx?|pdf)$/i;

/** Who reads what takes more than a browser. */
export interface TextFileReader {
  /** The first record. */
  readonly readRecord: (file: File) => Promise<TextToTry>;
  /** All of a text that is not in Unicode. */
  readonly readText: (file: File) => Promise<TextToTry>;
}

const encodings = ['utf-8', 'utf-16le', 'utf-16be'] as const;

/** By the mark that UTF-16 begins with. */
function encodingOf([first, second]: Uint8Array): (typeof encodings)[number] {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

/** Null where it is not in Unicode: UTF-16 without a mark is full of zeros. */
function decodeUnicode(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}

/**
 * What a file says that was chosen or dropped: its first record where it holds records, else all of it. Rejects with a
 * sentence for people where it cannot be read.
 */
export async function openTextFile(file: File, reader: TextFileReader): Promise<TextToTry> {
  const beginning = await file
    .slice(0, 1)
    .text()
    .catch(() => null);
  if (beginning === null) throw new Error(`"${file.name}" can’t be read. It may be a folder, or have been moved.`);
  if (ofRecords.test(file.name)) return reader.readRecord(file);
  const text = decodeUnicode(new Uint8Array(await file.arrayBuffer()));
  return text === null ? reader.readText(file) : { title: '', text };
}
