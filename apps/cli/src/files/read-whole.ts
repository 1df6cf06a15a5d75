import { readFile } from 'node:fs/promises';
import { ArtefactError } from '@classmark/learner';
import { InputFileError } from './input-file-error.js';

/**
 * Reads a file at once.
 * @returns null where there is none
 * @throws InputFileError
 */
export async function readWhole(path: string): Promise<Uint8Array | null> {
  try {
    return await readFile(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT') return null;
    if (code === 'EISDIR') throw new InputFileError(path, 'This is a folder, not a file.');
    if (code === 'EACCES') throw new InputFileError(path, 'No permission to read this file.');
    throw error;
  }
}

/** Decodes an artefact. Throws InputFileError naming the file if it is damaged or not an artefact. */
export async function decodeFile<Decoded>(path: string, decode: () => Decoded): Promise<Awaited<Decoded>> {
  try {
    return await decode();
  } catch (error) {
    throw error instanceof ArtefactError ? new InputFileError(path, error.message) : error;
  }
}
