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
    ['whose weights are something else', { weights: Buffer.from('nothing at all') }, 'not a safetensors file'],
  ])('%s is refused', (_name, changed, message) => {
    expect(() => createEncoder(tf, { ...files, ...changed })).toThrow(message);
  });
});
