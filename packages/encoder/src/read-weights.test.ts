import { expect, it } from 'vitest';
import { EncoderError } from './encoder-error.js';
import { readWeights } from './read-weights.js';

it('a tensor without a place is refused by its name', () => {
  const header = Buffer.from(JSON.stringify({ 'pooler.bias': { dtype: 'F32', shape: [2] } }));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(header.length));
  const read = () => readWeights(Buffer.concat([length, header]));
  expect(read).toThrow(EncoderError);
  expect(read).toThrow('The tensor "pooler.bias"');
});
