import { z } from 'zod';
import { EncoderError } from './encoder-error.js';

export interface WeightTensor {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

const lengthBytes = 8;
const entry = z.object({
  dtype: z.string(),
  shape: z.array(z.int().min(0)),
  data_offsets: z.tuple([z.int().min(0), z.int().min(0)]),
});

/** The float32 tensors of a safetensors file; what else is in it is not needed. Throws EncoderError. */
export function readWeights(bytes: Uint8Array): ReadonlyMap<string, WeightTensor> {
  const { entries, start } = readHeader(bytes);
  const tensors = new Map<string, WeightTensor>();
  for (const [name, stored] of entries) {
    const parsed = entry.safeParse(stored);
    if (!parsed.success) throw new EncoderError(`The tensor "${name}" of the encoder's weights has no shape or place.`);
    const { dtype, shape, data_offsets: offsets } = parsed.data;
    if (dtype !== 'F32') continue;
    const [from, to] = [start + offsets[0], start + offsets[1]];
    const size = shape.reduce((product, n) => product * n, 4);
    if (to - from !== size || to > bytes.length) throw new EncoderError('The weights of the encoder are cut short.');
    tensors.set(name, { shape, data: new Float32Array(Uint8Array.from(bytes.subarray(from, to)).buffer) });
  }
  return tensors;
}

function readHeader(bytes: Uint8Array): { entries: [string, unknown][]; start: number } {
  try {
    const length = new DataView(bytes.buffer, bytes.byteOffset, lengthBytes).getBigUint64(0, true);
    const start = lengthBytes + Number(length);
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(lengthBytes, start));
    const { __metadata__: _, ...named } = z.record(z.string(), z.unknown()).parse(JSON.parse(text));
    return { entries: Object.entries(named), start };
  } catch (error) {
    throw new EncoderError('The weights of the encoder are not a safetensors file, or are damaged.', { cause: error });
  }
}
