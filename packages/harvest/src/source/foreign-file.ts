import { AppError } from '@classmark/domain';
import { isJats } from '../jats/read-jats-rows.js';
import { type ForeignFormat, foreignFormats } from './foreign-formats.js';

/** A text has next to none of these; a binary file of numbers is full of them. */
const mostNulShare = 0.1;
const lookedAtBytes = 4_096;

function findAs(bytes: Buffer): ForeignFormat | undefined {
  const start = bytes.toString('latin1', 0, lookedAtBytes);
  return foreignFormats.find(
    ({ beginning, holds }) =>
      (typeof beginning === 'string' ? start.startsWith(beginning) : beginning.test(start)) &&
      (holds === undefined || holds.test(start)),
  );
}

/**
 * What a file is that holds no records which can be read; undefined where nothing is known of it.
 * @param bytes the beginning of a file, unpacked
 * @param head the same in UTF-8
 */
export const findForeignFormat = (bytes: Buffer, head: Buffer): ForeignFormat | undefined =>
  findAs(bytes) ?? findAs(head);

/**
 * Turns away what holds no records that can be read, with a sentence that says what to do.
 * @param bytes the beginning of a file, unpacked
 * @param head the same in UTF-8
 * @throws AppError
 */
export function refuseForeignFile(bytes: Buffer, head: Buffer): void {
  const found = findForeignFormat(bytes, head);
  if (found && !isJats(head.toString())) throw new AppError('INVALID_INPUT', `This is ${found.what}. ${found.advice}`);
  const shown = head.subarray(0, lookedAtBytes);
  const nuls = shown.reduce((count, byte) => count + (byte === 0 ? 1 : 0), 0);
  if (nuls > shown.length * mostNulShare) {
    throw new AppError('INVALID_INPUT', 'This is not a text file. Import records as CSV or JSON Lines.');
  }
}
