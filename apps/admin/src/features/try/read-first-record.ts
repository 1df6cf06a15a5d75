import { request } from '@/lib/request';
import { firstRecordQuery } from './first-record-query';
import type { TextFileReader } from './open-text-file';
import type { TextToTry } from './text-to-try';

/** As much as the service takes. */
const maxBytes = 1_000_000;
/** Few enough to be the arguments of one call. */
const chunkBytes = 32_768;

function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let from = 0; from < bytes.length; from += chunkBytes) {
    binary += String.fromCharCode(...bytes.subarray(from, from + chunkBytes));
  }
  return btoa(binary);
}

async function readBeginning(file: File, isOneText: boolean): Promise<TextToTry> {
  const content = toBase64(new Uint8Array(await file.slice(0, maxBytes).arrayBuffer()));
  const { firstRecord } = await request(firstRecordQuery, { fileName: file.name, content, isOneText });
  return firstRecord;
}

/** What the service reads of a file, as its imports do. Both throw what people can act on. */
export const serviceReader: TextFileReader = {
  readRecord: (file) => readBeginning(file, false),
  readText: async (file) => {
    if (file.size <= maxBytes) return readBeginning(file, true);
    throw new Error(`“${file.name}” isn’t valid UTF-8, and is too large to convert. Save it as UTF-8.`);
  },
};
