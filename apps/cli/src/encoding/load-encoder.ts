import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  checksumOfEncoder,
  createEncoder,
  type Encoder,
  EncoderError,
  type EncoderFileSet,
  gatherEncoderFiles,
  parseEncoderFiles,
} from '@classmark/encoder';
import { loadTensorFlow } from '@classmark/tensorflow';
import { InputFileError } from '../files/input-file-error.js';

/** An encoder that lies in a folder. */
export interface LoadedEncoder extends Encoder {
  readonly path: string;
  /** Of its files, in hexadecimal. */
  readonly sha256: string;
}

/** Null where the file is missing. */
async function readOptional(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return null;
    throw error;
  }
}

/** Throws EncoderError as InputFileError. */
async function ofFolder<Value>(path: string, read: () => Promise<Value>): Promise<Value> {
  try {
    return await read();
  } catch (error) {
    throw error instanceof EncoderError ? new InputFileError(path, error.message) : error;
  }
}

/** The files of a sentence transformer that lies in a folder. Throws InputFileError. */
export function readEncoderFolder(path: string): Promise<EncoderFileSet> {
  return ofFolder(path, () => gatherEncoderFiles((name) => readOptional(join(path, name)), 'folder'));
}

/** Reads the folder of a sentence transformer. Throws InputFileError. */
export async function loadEncoder(path: string): Promise<LoadedEncoder> {
  const files = await readEncoderFolder(path);
  const { tf } = await loadTensorFlow();
  return ofFolder(path, async () => ({
    ...createEncoder(tf, parseEncoderFiles(files)),
    path,
    sha256: checksumOfEncoder(files),
  }));
}
