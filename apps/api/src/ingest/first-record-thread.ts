import { AppError } from '@classmark/domain';
import { type FileBeginning, type FirstRecord, readFirstRecord } from './first-record.js';

/** An error would lose its class on the way out of a thread. */
export type FirstRecordAnswer = { readonly record: FirstRecord } | { readonly refusal: string };

/** What a thread does. */
export async function run(beginning: FileBeginning): Promise<FirstRecordAnswer> {
  try {
    return { record: await readFirstRecord(beginning) };
  } catch (error) {
    if (error instanceof AppError) return { refusal: error.message };
    throw error;
  }
}
