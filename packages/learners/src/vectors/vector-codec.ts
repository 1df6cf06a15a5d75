import { ArtefactError, type EncodedWeights } from '@classmark/learner';
import { z } from 'zod';
import { checkLength, getFloat32, getUint32 } from '../artefact/tensors.js';
import { type VectorModel, vectorWeightings } from './vector-model.js';

const storedModel = z.object({
  weighting: z.enum(vectorWeightings),
  weight: z.number().positive(),
  dimensions: z.int().min(1),
});

/** Tensors `vector.hashes`, `.values`, `.factors` and `.centre`, and the metadata `vectors`. */
export function encodeVectorModel(model: VectorModel): EncodedWeights {
  const { hashes, vectors, factors, centre, weighting, weight, dimensions } = model;
  return {
    tensors: {
      'vector.hashes': { dtype: 'U32', shape: [hashes.length], data: hashes },
      'vector.values': { dtype: 'F32', shape: [hashes.length, dimensions], data: vectors },
      'vector.factors': { dtype: 'F32', shape: [factors.length], data: factors },
      'vector.centre': { dtype: 'F32', shape: [dimensions], data: centre },
    },
    metadata: { vectors: JSON.stringify({ weighting, weight, dimensions }) },
  };
}

/** Null where there are none. Throws ArtefactError where they are not what `encodeVectorModel` makes. */
export function decodeVectorModel(encoded: EncodedWeights): VectorModel | null {
  if (encoded.metadata.vectors === undefined) return null;
  const stored = parseStored(encoded.metadata.vectors);
  const hashes = getUint32(encoded, 'vector.hashes');
  const vectors = getFloat32(encoded, 'vector.values');
  const factors = getFloat32(encoded, 'vector.factors');
  const centre = getFloat32(encoded, 'vector.centre');
  checkLength('vector.values', vectors.length, hashes.length * stored.dimensions);
  checkLength('vector.factors', factors.length, hashes.length);
  checkLength('vector.centre', centre.length, stored.dimensions);
  if (new Set(hashes).size < hashes.length) {
    throw new ArtefactError('The tensor "vector.hashes" names a word twice.');
  }
  return { ...stored, hashes, vectors, factors, centre };
}

function parseStored(text: string) {
  try {
    return storedModel.parse(JSON.parse(text));
  } catch (error) {
    throw new ArtefactError('The metadata "vectors" are damaged.', { cause: error });
  }
}
