import { Readable } from 'node:stream';
import { zipSync } from 'fflate';
import { readEncoderFolder } from './load-encoder.js';

/** The files of an encoder's folder that are needed, as a zip. They are hardly any smaller packed. Throws InputFileError. */
export async function zipEncoder(folder: string): Promise<Readable> {
  const files = await readEncoderFolder(folder);
  return Readable.from([zipSync(Object.fromEntries(files), { level: 0 })]);
}
