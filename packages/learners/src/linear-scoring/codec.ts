import { ArtefactError, type EncodedWeights } from '@classmark/learner';
import { checkLength, getFloat32, getFloat64, getUint32 } from '../artefact/tensors.js';
import { decodeBlockModel } from '../features/block-codec.js';
import { BlockFeatureRow } from '../features/block-feature-row.js';
import { decodeHashedModel } from '../features/codec.js';
import type { FeatureRow } from '../features/feature-row.js';
import { HashedRow } from '../features/hashed-row.js';
import { DocumentVector } from '../vectors/document-vector.js';
import { decodeEncodedVector } from '../vectors/encoded-vector.js';
import { JoinedRow } from '../vectors/joined-row.js';
import { decodeVectorModel } from '../vectors/vector-codec.js';
import type { ColumnWeights } from './column-weights.js';
import { createLinearWeights, type LinearWeights } from './weights.js';

/** Features, `intercepts` [subjects], and the weights that are not 0 by column, as in `ColumnWeights`. */
export function encodeLinearWeights({ row, intercepts, byColumn }: LinearWeights): EncodedWeights {
  const { tensors, metadata } = row.encode();
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
  const row = decodeFeatures(encoded);
  const intercepts = getFloat64(encoded, 'intercepts');
  const byColumn: ColumnWeights = {
    starts: getUint32(encoded, 'weight.starts'),
    subjects: getUint32(encoded, 'weight.subjects'),
    weights: getFloat32(encoded, 'weight.values'),
  };
  checkColumns(byColumn, row.width, intercepts.length);
  return createLinearWeights(row, intercepts, byColumn);
}

function decodeFeatures(encoded: EncodedWeights): FeatureRow {
  if (encoded.metadata.blocks === undefined) return new HashedRow(decodeHashedModel(encoded));
  const blocks = new BlockFeatureRow(decodeBlockModel(encoded));
  const encodedVector = decodeEncodedVector(encoded);
  if (encodedVector !== null) return new JoinedRow(blocks, encodedVector);
  const vectors = decodeVectorModel(encoded);
  return vectors === null ? blocks : new JoinedRow(blocks, new DocumentVector(vectors));
}

function checkColumns({ starts, subjects, weights }: ColumnWeights, columns: number, subjectCount: number): void {
  checkLength('weight.starts', starts.length, columns + 1);
  let isAscending = starts[0] === 0;
  for (let column = 0; column < columns; column++) {
    if (starts[column] > starts[column + 1]) isAscending = false;
  }
  if (!isAscending) throw new ArtefactError('The tensor "weight.starts" does not ascend from 0.');
  checkLength('weight.subjects', subjects.length, starts.at(-1) ?? 0);
  checkLength('weight.values', weights.length, subjects.length);
  let isKnown = true;
  for (let i = 0; i < subjects.length; i++) if (subjects[i] >= subjectCount) isKnown = false;
  if (!isKnown) {
    throw new ArtefactError('The tensor "weight.subjects" names a subject that has no intercept.');
  }
}
