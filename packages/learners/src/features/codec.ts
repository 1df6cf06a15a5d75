import { ArtefactError, type EncodedWeights } from '@classmark/learner';
import type { TfIdfModel } from '@classmark/text';
import * as z from 'zod';
import { checkLength, getUint32 } from '../artefact/tensors.js';

const storedOptions = z.object({
  bits: z.int().min(10).max(22),
  maxWords: z.union([z.literal(1), z.literal(2)]),
  stopWords: z.enum(['none', 'english']),
  documents: z.int().min(0),
});

/** Fitted features as tensors `feature.buckets`, `.frequencies`, `.wordMarks` and the metadata `features` (JSON). */
export function encodeFeatures({ buckets, frequencies, wordMarks, ...options }: TfIdfModel): EncodedWeights {
  const { bits, maxWords, stopWords, documents } = options;
  return {
    tensors: {
      'feature.buckets': { dtype: 'U32', shape: [buckets.length], data: buckets },
      'feature.frequencies': { dtype: 'U32', shape: [frequencies.length], data: frequencies },
      'feature.wordMarks': { dtype: 'U32', shape: [wordMarks.length], data: wordMarks },
    },
    metadata: { features: JSON.stringify({ bits, maxWords, stopWords, documents }) },
  };
}

/** Throws ArtefactError where they are not what `encodeFeatures` makes. */
export function decodeFeatures(encoded: EncodedWeights): TfIdfModel {
  const options = parseOptions(encoded.metadata.features);
  const buckets = getUint32(encoded, 'feature.buckets');
  const frequencies = getUint32(encoded, 'feature.frequencies');
  const wordMarks = getUint32(encoded, 'feature.wordMarks');
  checkLength('feature.frequencies', frequencies.length, buckets.length);
  checkLength('feature.wordMarks', wordMarks.length, buckets.length);
  if (!isAscending(buckets) || (buckets.at(-1) ?? 0) >= 2 ** options.bits) {
    throw new ArtefactError('The tensor "feature.buckets" does not hold ascending hashed columns.');
  }
  if (frequencies.some((frequency) => frequency < 1 || frequency > options.documents)) {
    throw new ArtefactError('The tensor "feature.frequencies" holds counts that no corpus can have.');
  }
  return { ...options, buckets, frequencies, wordMarks };
}

function parseOptions(text: string | undefined) {
  try {
    return storedOptions.parse(JSON.parse(text ?? ''));
  } catch (error) {
    throw new ArtefactError('The metadata "features" are missing or damaged.', { cause: error });
  }
}

function isAscending(numbers: Uint32Array): boolean {
  for (let i = 1; i < numbers.length; i++) if ((numbers[i] ?? 0) <= (numbers[i - 1] ?? 0)) return false;
  return true;
}
