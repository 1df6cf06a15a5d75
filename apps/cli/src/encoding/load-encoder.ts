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

const required = ['config.json', 'tokenizer.json', 'tokenizer_config.json', 'model.safetensors'] as const;
const optional = ['sentence_bert_config.json', '1_Pooling/config.json'] as const;

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
  const [config, tokenizer, tokenizerConfig, weights] = await Promise.all([
    readRequired(path, required[0]),
    readRequired(path, required[1]),
    readRequired(path, required[2]),
    readRequired(path, required[3]),
  ]);
  const [limits, pooling] = await Promise.all([
    readOptional(join(path, optional[0])),
    readOptional(join(path, optional[1])),
  ]);
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
