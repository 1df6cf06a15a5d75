import { ArtefactError, type EncodedWeights, type Tensor } from '@classmark/learner';

function getTensor(encoded: EncodedWeights, name: string, dtype: Tensor['dtype']): Tensor {
  const tensor = encoded.tensors[name];
  if (!tensor) throw new ArtefactError(`The tensor "${name}" is missing.`);
  if (tensor.dtype !== dtype) throw new ArtefactError(`The tensor "${name}" is ${tensor.dtype}, not ${dtype}.`);
  return tensor;
}

/** A tensor's numbers. Throws ArtefactError where it is missing or of another type. */
export function getUint32(encoded: EncodedWeights, name: string): Uint32Array {
  const { data } = getTensor(encoded, name, 'U32');
  if (data instanceof Uint32Array) return data;
  throw new ArtefactError(`The tensor "${name}" is damaged.`);
}

/** A tensor's numbers, all finite. Throws ArtefactError otherwise. */
export function getFloat32(encoded: EncodedWeights, name: string): Float32Array {
  const { data } = getTensor(encoded, name, 'F32');
  if (data instanceof Float32Array && areFinite(data)) return data;
  throw new ArtefactError(`The tensor "${name}" holds numbers that are not finite.`);
}

/** A tensor's numbers, all finite. Throws ArtefactError otherwise. */
export function getFloat64(encoded: EncodedWeights, name: string): Float64Array {
  const { data } = getTensor(encoded, name, 'F64');
  if (data instanceof Float64Array && areFinite(data)) return data;
  throw new ArtefactError(`The tensor "${name}" holds numbers that are not finite.`);
}

/** Millions of them in a few milliseconds: 0 times what is not finite is NaN, and stays it. */
function areFinite(numbers: Float32Array | Float64Array): boolean {
  let zeros = 0;
  for (let i = 0; i < numbers.length; i++) zeros += 0 * numbers[i];
  return zeros === 0;
}

/** Throws ArtefactError where a tensor has not the length that the others call for. */
export function checkLength(name: string, actual: number, expected: number): void {
  if (actual !== expected)
    throw new ArtefactError(`The tensor "${name}" has ${actual} entries instead of ${expected}.`);
}
