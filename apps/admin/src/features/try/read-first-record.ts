import { request } from '@/lib/request';
import { firstRecordQuery } from './first-record-query';
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

/** Has the service read the first record of a file, as its imports do. @throws RequestError */
export async function readFirstRecord(file: File): Promise<TextToTry> {
  const bytes = new Uint8Array(await file.slice(0, maxBytes).arrayBuffer());
  const { firstRecord } = await request(firstRecordQuery, { fileName: file.name, content: toBase64(bytes) });
  return firstRecord;
}
