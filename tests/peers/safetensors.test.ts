import { readFileSync } from 'node:fs';
import { type Artefact, decodeArtefact, encodeArtefact } from '@classmark/learners';
import { describe, expect, it } from 'vitest';

const artefact: Artefact = {
  learner: 'peer',
  weights: {
    tensors: {
      double: { dtype: 'F64', shape: [2, 2], data: Float64Array.of(1.5, -2.25, 1e300, 5e-324) },
      single: { dtype: 'F32', shape: [3], data: Float32Array.of(0.1, -0, 3.4e38) },
      signed: { dtype: 'I32', shape: [2], data: Int32Array.of(-2147483648, 7) },
      unsigned: { dtype: 'U32', shape: [2, 1], data: Uint32Array.of(4294967295, 1) },
      byte: { dtype: 'U8', shape: [3], data: Uint8Array.of(0, 255, 7) },
      empty: { dtype: 'F32', shape: [0], data: new Float32Array() },
    },
    metadata: { note: 'größe 日本' },
  },
  metadata: { subjects: '[]' },
};

function fixture(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`fixtures/${name}`, import.meta.url)));
}

describe('an artefact', () => {
  it('is read as it was written by the Python package safetensors', () => {
    expect(decodeArtefact(fixture('reference.safetensors'))).toEqual(artefact);
  });

  it('is written as that package was seen to read it', () => {
    expect(encodeArtefact(artefact)).toEqual(fixture('artefact.safetensors'));
  });
});
