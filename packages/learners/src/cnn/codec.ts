import { lengthsOf, type Network, type NetworkShape } from '@classmark/convolution';
import { ArtefactError, type EncodedWeights } from '@classmark/learner';
import { z } from 'zod';
import { checkLength, getFloat32, getUint32 } from '../artefact/tensors.js';
import { type CnnWeights, createCnnWeights } from './weights.js';

const storedShape = z.object({
  dimensions: z.int().min(1).max(1_024),
  widths: z.array(z.int().min(1).max(10)).min(1).max(8),
  filters: z.int().min(8).max(1_024).multipleOf(8),
  subjects: z.int().min(0),
  mostWords: z.int().min(1).max(5_000),
});

const networkTensors = ['words', 'filterWeights', 'biases', 'outputs', 'intercepts'] as const;

/** Tensors `network.…` in 32 bits, `word.hashes`, and the metadata `network`: its shape. */
export function encodeCnnWeights({ network, hashes, mostWords }: CnnWeights): EncodedWeights {
  const { dimensions, widths, filters, subjects } = network;
  const tensors = networkTensors.map((name) => {
    const data = network[name];
    return [`network.${name}`, { dtype: 'F32', shape: [data.length], data }] as const;
  });
  return {
    tensors: {
      ...Object.fromEntries(tensors),
      'word.hashes': { dtype: 'U32', shape: [hashes.length], data: hashes },
    },
    metadata: { network: JSON.stringify({ dimensions, widths, filters, subjects, mostWords }) },
  };
}

/** Throws ArtefactError where they are not what `encodeCnnWeights` makes. */
export function decodeCnnWeights(encoded: EncodedWeights): CnnWeights {
  const { mostWords, ...shape } = parseShape(encoded.metadata.network);
  const hashes = getUint32(encoded, 'word.hashes');
  if (new Set(hashes).size < hashes.length) throw new ArtefactError('The tensor "word.hashes" names a word twice.');
  return createCnnWeights(decodeNetwork(encoded, shape, hashes.length), hashes, mostWords);
}

function decodeNetwork(encoded: EncodedWeights, shape: NetworkShape, words: number): Network {
  const lengths = lengthsOf(shape, words);
  const take = (name: (typeof networkTensors)[number]): Float32Array => {
    const numbers = getFloat32(encoded, `network.${name}`);
    checkLength(`network.${name}`, numbers.length, lengths[name]);
    return numbers;
  };
  return {
    ...shape,
    words: take('words'),
    filterWeights: take('filterWeights'),
    biases: take('biases'),
    outputs: take('outputs'),
    intercepts: take('intercepts'),
  };
}

function parseShape(text: string | undefined) {
  try {
    return storedShape.parse(JSON.parse(text ?? ''));
  } catch (error) {
    throw new ArtefactError('The metadata "network" are missing or damaged.', { cause: error });
  }
}
