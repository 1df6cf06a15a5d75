import { ArtefactError, type EncodedWeights } from '@classmark/learner';
import { TfIdfRow } from '@classmark/text';
import { checkLength, getFloat32, getFloat64, getUint32 } from '../artefact/tensors.js';
import { decodeFeatures, encodeFeatures } from '../features/codec.js';
import { type ColumnWeights, createLinearWeights, type LinearWeights } from './weights.js';

/** Features, `intercepts` [subjects], and the weights that are not 0 by column, as in `ColumnWeights`. */
export function encodeLinearWeights({ features, intercepts, byColumn }: LinearWeights): EncodedWeights {
  const { tensors, metadata } = encodeFeatures(features);
  const { starts, subjects, weights } = byColumn;
  return {
    tensors: {
      ...tensors,
      intercepts: { dtype: 'F64', shape: [intercepts.length], data: intercepts },
      'weight.starts': { dtype: 'U32', shape: [starts.length], data: starts },
      'weight.subjects': { dtype: 'U32', shape: [subjects.length], data: subjects },
      'weight.values': { dtype: 'F32', shape: [weights.length], data: weights },
    },
    metadata,
  };
}

/** Throws ArtefactError where they are not what `encodeLinearWeights` makes. */
export function decodeLinearWeights(encoded: EncodedWeights): LinearWeights {
  const features = decodeFeatures(encoded);
  const intercepts = getFloat64(encoded, 'intercepts');
  const byColumn: ColumnWeights = {
    starts: getUint32(encoded, 'weight.starts'),
    subjects: getUint32(encoded, 'weight.subjects'),
    weights: getFloat32(encoded, 'weight.values'),
  };
  checkColumns(byColumn, features.buckets.length, intercepts.length);
  return createLinearWeights(new TfIdfRow(features), intercepts, byColumn);
}

function checkColumns({ starts, subjects, weights }: ColumnWeights, columns: number, subjectCount: number): void {
  checkLength('weight.starts', starts.length, columns + 1);
  if (starts[0] !== 0 || starts.some((start, column) => start < (starts[column - 1] ?? 0))) {
    throw new ArtefactError('The tensor "weight.starts" does not ascend from 0.');
  }
  checkLength('weight.subjects', subjects.length, starts.at(-1) ?? 0);
  checkLength('weight.values', weights.length, subjects.length);
  if (subjects.some((subject) => subject >= subjectCount)) {
    throw new ArtefactError('The tensor "weight.subjects" names a subject that has no intercept.');
  }
}
