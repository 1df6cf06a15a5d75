import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createEncoder, type Encoder, EncoderError } from '@classmark/encoder';
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

async function readRequired(folder: string, name: string): Promise<Buffer> {
  const bytes = await readOptional(join(folder, name));
  if (bytes !== null) return bytes;
  throw new InputFileError(folder, `The encoder needs the file ${name}, which is not in this folder.`);
}

/** Reads the folder of a sentence transformer. Throws InputFileError. */
export async function loadEncoder(path: string): Promise<LoadedEncoder> {
  // One after another: of several that are missing, the first is named.
  const config = await readRequired(path, 'config.json');
  const tokenizer = await readRequired(path, 'tokenizer.json');
  const tokenizerConfig = await readRequired(path, 'tokenizer_config.json');
  const weights = await readRequired(path, 'model.safetensors');
  const limits = await readOptional(join(path, 'sentence_bert_config.json'));
  const pooling = await readOptional(join(path, '1_Pooling', 'config.json'));
  const hash = createHash('sha256');
  for (const bytes of [config, tokenizer, tokenizerConfig, weights, limits, pooling]) {
    hash.update(`${bytes?.length ?? 'none'}\n`).update(bytes ?? '');
  }
  const { tf } = await loadTensorFlow();
  try {
    const encoder = createEncoder(tf, {
      config: parse(config),
      tokenizer: parse(tokenizer),
      tokenizerConfig: parse(tokenizerConfig),
      limits: limits && parse(limits),
      pooling: pooling && parse(pooling),
      weights,
    });
    return { ...encoder, path, sha256: hash.digest('hex') };
  } catch (error) {
    if (error instanceof EncoderError) throw new InputFileError(path, error.message);
    throw error instanceof SyntaxError ? new InputFileError(path, 'A file of the encoder is no JSON.') : error;
  }
}

const parse = (bytes: Buffer): unknown => JSON.parse(bytes.toString('utf8'));
