import { ArtefactError, type EncodedWeights, type LearnerDocument } from '@classmark/learner';
import { z } from 'zod';
import { checkLength, getFloat32 } from '../artefact/tensors.js';
import { centred } from './document-vector.js';
import type { FittedVectors, VectorFitting, VectorSource } from './vector-source.js';

/** Which encoder documents' vectors are of. */
export interface EncoderMark {
  /** SHA-256 of its files, in hexadecimal. */
  readonly sha256: string;
  readonly dimensions: number;
}

/** An encoder's vector less the mean over the training documents, brought to the length `weight`. */
interface EncodedModel extends EncoderMark {
  readonly weight: number;
  /** `[dimensions]` */
  readonly centre: Float32Array;
}

/** Gives the vectors that documents come with. */
export class EncodedVector implements VectorSource {
  readonly isWhole = true;

  constructor(private readonly model: EncodedModel) {}

  get dimensions(): number {
    return this.model.dimensions;
  }

  knows(): boolean {
    return false;
  }

  vectorOf(document: LearnerDocument): Float64Array {
    return centred(Float64Array.from(requireVector(document, this.model)), this.model).vector;
  }

  listShares(): [] {
    return [];
  }

  /** The tensor `vector.centre` and the metadata `encoder`. */
  encode(): EncodedWeights {
    const { sha256, dimensions, weight, centre } = this.model;
    return {
      tensors: { 'vector.centre': { dtype: 'F32', shape: [dimensions], data: centre } },
      metadata: { encoder: JSON.stringify({ sha256, dimensions, weight }) },
    };
  }
}

function requireVector({ vector }: LearnerDocument, { dimensions, sha256 }: EncoderMark): Float32Array {
  if (vector?.length === dimensions) return vector;
  throw new ArtefactError(
    `This model was trained with an encoder (SHA-256 ${sha256.slice(0, 12)}…), and documents come without its vectors.`,
  );
}

/** Centres the vectors of the training documents. */
export class EncodedFit implements VectorFitting {
  private readonly vectors: Float32Array[] = [];

  constructor(
    private readonly mark: EncoderMark,
    private readonly weight: number,
  ) {}

  add(document: LearnerDocument): void {
    this.vectors.push(requireVector(document, this.mark));
  }

  finish(): FittedVectors {
    const { mark, weight, vectors } = this;
    const { dimensions } = mark;
    const sums = new Float64Array(dimensions);
    for (const vector of vectors) for (let d = 0; d < dimensions; d++) sums[d] += vector[d];
    const centre = Float32Array.from(sums, (sum) => sum / Math.max(1, vectors.length));
    const model = { ...mark, weight, centre };
    const rows = new Float32Array(vectors.length * dimensions);
    for (const [row, vector] of vectors.entries()) {
      rows.set(centred(Float64Array.from(vector), model).vector, row * dimensions);
    }
    return { source: new EncodedVector(model), rows };
  }
}

const storedModel = z.object({
  sha256: z.string(),
  dimensions: z.int().min(1),
  weight: z.number().positive(),
});

/** Null where the model was trained without an encoder. Throws ArtefactError where it is damaged. */
export function decodeEncodedVector(encoded: EncodedWeights): EncodedVector | null {
  if (encoded.metadata.encoder === undefined) return null;
  const centre = getFloat32(encoded, 'vector.centre');
  const stored = parseStored(encoded.metadata.encoder);
  checkLength('vector.centre', centre.length, stored.dimensions);
  return new EncodedVector({ ...stored, centre });
}

function parseStored(text: string) {
  try {
    return storedModel.parse(JSON.parse(text));
  } catch (error) {
    throw new ArtefactError('The metadata "encoder" are damaged.', { cause: error });
  }
}
