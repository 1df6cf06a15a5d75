import { readFileSync } from 'node:fs';
import { createEncoder, type EncoderFiles } from '@classmark/encoder';
import { loadTensorFlow } from '@classmark/tensorflow';
import { describe, expect, it } from 'vitest';

const bytesOf = (name: string): Buffer => readFileSync(new URL(`./encoder/${name}`, import.meta.url));
const jsonOf = (name: string) => JSON.parse(bytesOf(name).toString('utf8'));
const expected: { text: string; vector: number[] }[] = jsonOf('expected.json');
const { tf } = await loadTensorFlow();
const files: EncoderFiles = {
  config: jsonOf('config.json'),
  limits: jsonOf('sentence_bert_config.json'),
  pooling: null,
  tokenizer: jsonOf('tokenizer.json'),
  tokenizerConfig: jsonOf('tokenizer_config.json'),
  weights: bytesOf('model.safetensors'),
};

/** Every float32 behind the header of a safetensors file is NaN. */
function withoutNumbers(weights: Uint8Array): Uint8Array {
  const headerBytes = Number(Buffer.from(weights).readBigUInt64LE());
  return Uint8Array.from(weights).fill(0xff, 8 + headerBytes);
}

describe('an encoder', () => {
  it.each(expected)('makes the vector that NumPy computes of "$text"', ({ text, vector }) => {
    const own = createEncoder(tf, files).encode(text);
    expect(own).toHaveLength(vector.length);
    for (const [d, value] of vector.entries()) expect(own[d]).toBeCloseTo(value, 4);
  });

  it.each([
    ['of another kind', { config: { ...jsonOf('config.json'), model_type: 'gpt2' } }, 'of the kind "gpt2"'],
    ['with another activation', { config: { ...jsonOf('config.json'), hidden_act: 'relu' } }, 'the activation "relu"'],
    ['that takes one token for all', { pooling: { pooling_mode_mean_tokens: false } }, 'mean pooling'],
    ['without a layer', { config: { ...jsonOf('config.json'), num_hidden_layers: 3 } }, 'encoder.layer.2'],
    ['whose weights are cut short', { weights: bytesOf('model.safetensors').subarray(0, -4) }, 'cut short'],
    ['of another width', { config: { ...jsonOf('config.json'), hidden_size: 16 } }, /is \d+ × 8 instead of 1 × 16 or/],
    [
      'that reads more tokens than it has places for',
      { config: { ...jsonOf('config.json'), max_position_embeddings: 4_096 }, limits: null },
      /position_embeddings.* instead of 4096 × 8 or more rows/,
    ],
    ['whose weights are no numbers', { weights: withoutNumbers(bytesOf('model.safetensors')) }, 'not numbers'],
    ['whose weights are something else', { weights: Buffer.from('nothing at all') }, 'not a safetensors file'],
  ])('%s is refused', (_name, changed, message) => {
    expect(() => createEncoder(tf, { ...files, ...changed })).toThrow(message);
  });
});
