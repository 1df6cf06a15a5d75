import { MojoError, type MojoModel, readMojo } from '@classmark/mojo';
import { InputFileError } from '../files/input-file-error.js';
import { readWhole } from '../files/read-whole.js';

/** A model with the zip it was read from. */
export interface ModelFile {
  readonly model: MojoModel;
  readonly bytes: Uint8Array;
}

/** Throws InputFileError naming the file if it is missing or no MOJO that can be scored. */
export async function readModelFile(path: string): Promise<ModelFile> {
  const bytes = await readWhole(path);
  if (bytes === null) throw new InputFileError(path, 'The file does not exist.');
  return { model: await namingFile(path, () => readMojo(bytes)), bytes };
}

/** What is refused because of a file names it. */
export async function namingFile<T>(path: string, work: () => T): Promise<Awaited<T>> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof MojoError ? new InputFileError(path, error.message) : error;
  }
}
