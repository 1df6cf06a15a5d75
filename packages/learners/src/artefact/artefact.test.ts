import { ArtefactError } from '@classmark/learner';
import { describe, expect, it } from 'vitest';
import { linearSgdLearner } from '../linear-sgd/learner.js';
import { type Artefact, decodeArtefact, decodeWeights, encodeArtefact } from './artefact.js';
import { decodeSafetensors, encodeSafetensors } from './safetensors.js';

const artefact: Artefact = {
  learner: 'linear-sgd',
  weights: {
    tensors: { w: { dtype: 'F32', shape: [2], data: Float32Array.of(1, 2) } },
    metadata: { features: '{"bits":20}' },
  },
  metadata: { subjects: '["a"]', features: 'of others' },
};

function withMetadata(changes: Record<string, string>): Uint8Array {
  const { tensors, metadata } = decodeSafetensors(encodeArtefact(artefact));
  return encodeSafetensors({ tensors, metadata: { ...metadata, ...changes } });
}

describe('an artefact', () => {
  it('gives back what was written, and keeps the learner’s metadata from others’', () => {
    expect(decodeArtefact(encodeArtefact(artefact))).toEqual(artefact);
  });

  it.each([
    ['of a newer format', { formatVersion: '2' }, /format 2; this Classmark reads formats up to 1/],
    ['with a damaged format version', { formatVersion: 'x' }, /format version is damaged/],
    ['of another program', { format: 'pt' }, /is not a Classmark model/],
  ])('%s is refused', (_what, changes, message) => {
    expect(() => decodeArtefact(withMetadata(changes))).toThrow(message);
  });

  it('of another learner is refused by a learner', () => {
    const other = decodeArtefact(withMetadata({ learner: 'cnn' }));
    expect(() => decodeWeights(linearSgdLearner, other)).toThrow('trained by the learner "cnn", not by "linear-sgd"');
  });

  it('that is damaged is refused with an error of its own kind', () => {
    expect(() => decodeArtefact(encodeArtefact(artefact).subarray(0, 40))).toThrow(ArtefactError);
  });
});
