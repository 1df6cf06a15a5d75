import type { TensorFlowApi } from '@classmark/tensorflow';
import { Tokenizer } from '@huggingface/tokenizers';
import { Bert } from './bert.js';
import { type ConfigFiles, parseEncoderConfig } from './encoder-config.js';
import { EncoderError } from './encoder-error.js';
import { readWeights } from './read-weights.js';

/** The files of a sentence transformer. */
export interface EncoderFiles extends ConfigFiles {
  /** `tokenizer.json` and `tokenizer_config.json`, parsed. */
  readonly tokenizer: unknown;
  readonly tokenizerConfig: unknown;
  /** `model.safetensors` */
  readonly weights: Uint8Array;
}

/** Makes vectors of texts. */
export interface Encoder {
  readonly dimensions: number;
  /** Of length 1. What is longer than the encoder reads is cut. */
  encode(text: string): Float32Array;
}

/** Throws EncoderError where the files are not those of a BERT with mean pooling. */
export function createEncoder(tf: TensorFlowApi, files: EncoderFiles): Encoder {
  const config = parseEncoderConfig(files);
  const tokenizer = createTokenizer(files);
  const bert = new Bert(tf, config, readWeights(files.weights));
  return {
    dimensions: config.dimensions,
    encode(text) {
      const { ids } = tokenizer.encode(text);
      const last = ids.at(-1) ?? 0;
      return bert.encode(ids.length <= config.mostTokens ? ids : [...ids.slice(0, config.mostTokens - 1), last]);
    },
  };
}

function createTokenizer({ tokenizer, tokenizerConfig }: EncoderFiles): Tokenizer {
  if (!isObject(tokenizer) || !isObject(tokenizerConfig))
    throw new EncoderError('The tokenizer of the encoder is damaged.');
  try {
    return new Tokenizer(tokenizer, tokenizerConfig);
  } catch (error) {
    throw new EncoderError('The tokenizer of the encoder is of an unknown kind.', { cause: error });
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
