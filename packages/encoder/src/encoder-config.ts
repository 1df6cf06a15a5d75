import { z } from 'zod';
import { EncoderError } from './encoder-error.js';

const config = z.object({
  model_type: z.string(),
  hidden_size: z.int().min(1),
  num_hidden_layers: z.int().min(0),
  num_attention_heads: z.int().min(1),
  max_position_embeddings: z.int().min(2),
  layer_norm_eps: z.number(),
  hidden_act: z.string(),
});

const pooling = z.object({ pooling_mode_mean_tokens: z.boolean() });

/** An encoder that can be run: a BERT with mean pooling. */
export interface EncoderConfig {
  readonly dimensions: number;
  readonly layers: number;
  readonly heads: number;
  /** Longer texts are cut. */
  readonly mostTokens: number;
  readonly epsilon: number;
}

/** The files of a sentence transformer that say what it is, parsed; those that are missing are null. */
export interface ConfigFiles {
  readonly config: unknown;
  /** `sentence_bert_config.json` */
  readonly limits: unknown;
  /** `1_Pooling/config.json` */
  readonly pooling: unknown;
}

const limits = z.object({ max_seq_length: z.int().min(2).nullish() }).nullable();

/** Throws EncoderError where it is something else. */
export function parseEncoderConfig(files: ConfigFiles): EncoderConfig {
  const parsed = config.safeParse(files.config);
  if (!parsed.success) throw new EncoderError('The config.json of the encoder is not that of a BERT.');
  const { model_type, hidden_act, hidden_size, num_attention_heads, num_hidden_layers, layer_norm_eps, ...rest } =
    parsed.data;
  if (model_type !== 'bert')
    throw new EncoderError(`The encoder is of the kind "${model_type}"; only "bert" is supported.`);
  if (hidden_act !== 'gelu')
    throw new EncoderError(`The encoder has the activation "${hidden_act}"; only "gelu" is supported.`);
  if (hidden_size % num_attention_heads !== 0)
    throw new EncoderError('The heads of the encoder do not share its width.');
  if (files.pooling !== null && pooling.safeParse(files.pooling).data?.pooling_mode_mean_tokens !== true) {
    throw new EncoderError('The encoder has no mean pooling; only encoders with mean pooling can be run.');
  }
  const longest = limits.safeParse(files.limits).data?.max_seq_length ?? rest.max_position_embeddings;
  return {
    dimensions: hidden_size,
    layers: num_hidden_layers,
    heads: num_attention_heads,
    mostTokens: Math.min(longest, rest.max_position_embeddings),
    epsilon: layer_norm_eps,
  };
}
