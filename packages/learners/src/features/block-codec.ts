import { ArtefactError, type EncodedWeights } from '@classmark/learner';
import { type BlockModel, blockKinds, blockSources } from '@classmark/text';
import { z } from 'zod';
import { checkLength, getUint32 } from '../artefact/tensors.js';

const storedModel = z.object({
  documents: z.int().min(0),
  blocks: z
    .array(
      z.object({
        source: z.enum(blockSources),
        kind: z.enum(blockKinds),
        stopWords: z.enum(['none', 'english']),
        weight: z.number().positive(),
        columns: z.int().min(0),
      }),
    )
    .min(1),
});

/** Fitted blocks as tensors `block.hashes` and `.frequencies`, one block's behind the other's, and the metadata `blocks`. */
export function encodeBlockModel({ documents, blocks }: BlockModel): EncodedWeights {
  const stored = blocks.map(({ hashes, frequencies: _, ...block }) => ({ ...block, columns: hashes.length }));
  const hashes = join(blocks.map((block) => block.hashes));
  const frequencies = join(blocks.map((block) => block.frequencies));
  return {
    tensors: {
      'block.hashes': { dtype: 'U32', shape: [hashes.length], data: hashes },
      'block.frequencies': { dtype: 'U32', shape: [frequencies.length], data: frequencies },
    },
    metadata: { blocks: JSON.stringify(storedModel.parse({ documents, blocks: stored })) },
  };
}

/** Throws ArtefactError where they are not what `encodeBlockModel` makes. */
export function decodeBlockModel(encoded: EncodedWeights): BlockModel {
  const { documents, blocks } = parseModel(encoded.metadata.blocks);
  const hashes = getUint32(encoded, 'block.hashes');
  const frequencies = getUint32(encoded, 'block.frequencies');
  const total = blocks.reduce((sum, { columns }) => sum + columns, 0);
  checkLength('block.hashes', hashes.length, total);
  checkLength('block.frequencies', frequencies.length, total);
  for (const frequency of frequencies) {
    if (frequency >= 1 && frequency <= documents) continue;
    throw new ArtefactError('The tensor "block.frequencies" holds counts that no corpus can have.');
  }
  let end = 0;
  return {
    documents,
    blocks: blocks.map(({ columns, ...block }) => {
      const start = end;
      end += columns;
      return { ...block, hashes: distinct(hashes.subarray(start, end)), frequencies: frequencies.subarray(start, end) };
    }),
  };
}

function join(arrays: readonly Uint32Array[]): Uint32Array {
  const joined = new Uint32Array(arrays.reduce((sum, { length }) => sum + length, 0));
  let end = 0;
  for (const array of arrays) {
    joined.set(array, end);
    end += array.length;
  }
  return joined;
}

function distinct(hashes: Uint32Array): Uint32Array {
  const sorted = hashes.slice().sort();
  for (let i = 1; i < sorted.length; i++) {
    if (sorted[i] === sorted[i - 1])
      throw new ArtefactError('The tensor "block.hashes" names a term twice in a block.');
  }
  return hashes;
}

function parseModel(text: string | undefined) {
  try {
    return storedModel.parse(JSON.parse(text ?? ''));
  } catch (error) {
    throw new ArtefactError('The metadata "blocks" are missing or damaged.', { cause: error });
  }
}
