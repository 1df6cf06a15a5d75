import { createHash } from 'node:crypto';
import type { EncoderFiles } from './encoder.js';
import { EncoderError } from './encoder-error.js';

const required = ['config.json', 'tokenizer.json', 'tokenizer_config.json', 'model.safetensors'] as const;
const optional = ['sentence_bert_config.json', '1_Pooling/config.json'] as const;
export type EncoderFileName = (typeof required)[number] | (typeof optional)[number];

/** What is read of a sentence transformer, by the path in its folder. Those that it need not have may be missing. */
export type EncoderFileSet = ReadonlyMap<EncoderFileName, Uint8Array>;

function isEncoderFileName(name: string): name is EncoderFileName {
  return [...required, ...optional].some((known) => known === name);
}

/**
 * Reads the files of a sentence transformer one after another: of several that are missing, the first is named.
 * @param read gives null where there is no such file
 * @param place where they lie, for people
 */
export async function gatherEncoderFiles(
  read: (name: EncoderFileName) => Promise<Uint8Array | null>,
  place: 'folder' | 'zip',
): Promise<EncoderFileSet> {
  const files = new Map<EncoderFileName, Uint8Array>();
  for (const name of required) {
    const bytes = await read(name);
    if (bytes === null) throw new EncoderError(`The encoder needs the file ${name}, which is not in this ${place}.`);
    files.set(name, bytes);
  }
  for (const name of optional) {
    const bytes = await read(name);
    if (bytes !== null) files.set(name, bytes);
  }
  return files;
}

/** SHA-256 of the files, in hexadecimal: what tells encoders apart. */
export function checksumOfEncoder(files: EncoderFileSet): string {
  const hash = createHash('sha256');
  for (const name of [...required, ...optional]) {
    const bytes = files.get(name);
    hash.update(`${bytes?.length ?? 'none'}\n`).update(bytes ?? '');
  }
  return hash.digest('hex');
}

/** Throws EncoderError where one that must be JSON is none. */
export function parseEncoderFiles(files: EncoderFileSet): EncoderFiles {
  const parse = (name: EncoderFileName): unknown => {
    const bytes = files.get(name);
    return bytes === undefined ? null : parseJson(name, bytes);
  };
  return {
    config: parse('config.json'),
    tokenizer: parse('tokenizer.json'),
    tokenizerConfig: parse('tokenizer_config.json'),
    limits: parse('sentence_bert_config.json'),
    pooling: parse('1_Pooling/config.json'),
    weights: files.get('model.safetensors') ?? new Uint8Array(),
  };
}

function parseJson(name: string, bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    throw new EncoderError(`The file ${name} of the encoder is not valid JSON.`, { cause: error });
  }
}

/** Files that were kept under their names. Throws EncoderError where they are not those of the checksum. */
export function verifyEncoderFiles(kept: ReadonlyMap<string, Uint8Array>, checksum: string): EncoderFileSet {
  const files = new Map<EncoderFileName, Uint8Array>();
  for (const [name, bytes] of kept) if (isEncoderFileName(name)) files.set(name, bytes);
  if (checksumOfEncoder(files) !== checksum) {
    throw new EncoderError('The stored files of the encoder are damaged; import it again.');
  }
  return files;
}
