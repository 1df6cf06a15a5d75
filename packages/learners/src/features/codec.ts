import { ArtefactError, type EncodedWeights } from '@classmark/learner';
import { z } from 'zod';
import { checkLength, getUint32 } from '../artefact/tensors.js';
import { type HashedModel, weightings } from './hashed-model.js';

const storedOptions = z.object({
  bits: z.int().min(10).max(22),
  maxWords: z.union([z.literal(1), z.literal(2)]),
  stopWords: z.enum(['none', 'english']),
  signed: z.boolean().default(false),
  characters: z.boolean().default(false),
  weighting: z.enum(weightings).default('tf-idf'),
  documents: z.int().min(0),
  isOpen: z.boolean().default(false),
});

/** As JSON. Of models without runs of characters it says nothing of these, as before there were any. */
function describe(options: z.input<typeof storedOptions>): string {
  const { characters, ...others } = storedOptions.parse(options);
  return JSON.stringify(characters ? { ...others, characters } : others);
}

/** Fitted features as tensors `feature.buckets`, `.frequencies`, `.wordMarks` and the metadata `features` (JSON). */
export function encodeHashedModel({ buckets, frequencies, wordMarks, ...options }: HashedModel): EncodedWeights {
  return {
    tensors: {
      'feature.buckets': { dtype: 'U32', shape: [buckets.length], data: buckets },
      'feature.frequencies': { dtype: 'U32', shape: [frequencies.length], data: frequencies },
      'feature.wordMarks': { dtype: 'U32', shape: [wordMarks.length], data: wordMarks },
    },
    metadata: { features: describe(options) },
  };
}

/** Throws ArtefactError where they are not what `encodeHashedModel` makes. */
export function decodeHashedModel(encoded: EncodedWeights): HashedModel {
  const options = parseOptions(encoded.metadata.features);
  const buckets = getUint32(encoded, 'feature.buckets');
  const frequencies = getUint32(encoded, 'feature.frequencies');
  const wordMarks = getUint32(encoded, 'feature.wordMarks');
  checkLength('feature.frequencies', frequencies.length, options.weighting === 'tf-idf' ? buckets.length : 0);
  checkLength('feature.wordMarks', wordMarks.length, buckets.length);
  if (!isAscending(buckets) || (buckets.at(-1) ?? 0) >= 2 ** options.bits) {
    throw new ArtefactError('The tensor "feature.buckets" does not hold ascending hashed columns.');
  }
  for (const frequency of frequencies) {
    if (frequency >= 1 && frequency <= options.documents) continue;
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
  for (let i = 1; i < numbers.length; i++) if (numbers[i] <= numbers[i - 1]) return false;
  return true;
}
