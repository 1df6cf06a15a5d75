import { ArtefactError, type EncodedWeights, type Tensor } from '@classmark/learner';
import { z } from 'zod';

/**
 * The safetensors format: 8 bytes with the length of a JSON header (little-endian), the header, then the raw
 * little-endian tensors. Any language opens it, and it holds nothing that could run.
 */

const bytesPerNumber: Readonly<Record<Tensor['dtype'], number>> = { F64: 8, F32: 4, I32: 4, U32: 4, U8: 1 };
const lengthBytes = 8;
/** The reference implementation refuses longer headers. */
const maxHeaderBytes = 100_000_000;

const headerSchema = z.record(
  z.string(),
  z.object({
    dtype: z.enum(['F64', 'F32', 'I32', 'U32', 'U8']),
    shape: z.array(z.int().min(0)),
    data_offsets: z.tuple([z.int().min(0), z.int().min(0)]),
  }),
);
type Header = z.infer<typeof headerSchema>;

const metadataSchema = z.record(z.string(), z.string()).default({});

/** The same tensors and metadata give the same bytes, in whatever order they are named. */
export function encodeSafetensors({ tensors, metadata }: EncodedWeights): Uint8Array {
  // The widest numbers come first, so that each tensor begins at a multiple of its number's size.
  const named = Object.entries(tensors).sort(
    ([a, { dtype: left }], [b, { dtype: right }]) => bytesPerNumber[right] - bytesPerNumber[left] || (a < b ? -1 : 1),
  );
  const header: Header = {};
  let end = 0;
  for (const [name, { dtype, shape, data }] of named) {
    header[name] = { dtype, shape: [...shape], data_offsets: [end, end + data.byteLength] };
    end += data.byteLength;
  }
  const sortedMetadata = Object.fromEntries(Object.entries(metadata).sort(([a], [b]) => (a < b ? -1 : 1)));
  const json = JSON.stringify({ __metadata__: sortedMetadata, ...header });
  const text = new TextEncoder().encode(json);
  const headerBytes = Math.ceil(text.length / 8) * 8;
  const bytes = new Uint8Array(lengthBytes + headerBytes + end);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(headerBytes), true);
  bytes.fill(0x20, lengthBytes, lengthBytes + headerBytes);
  bytes.set(text, lengthBytes);
  for (const [name, { data }] of named) {
    const start = header[name]?.data_offsets[0] ?? 0;
    bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), lengthBytes + headerBytes + start);
  }
  return bytes;
}

/**
 * Throws ArtefactError saying what is wrong. The tensors are views of the bytes, which are not to be changed after, and
 * copies only where they do not begin at a multiple of their number's size.
 */
export function decodeSafetensors(bytes: Uint8Array): EncodedWeights {
  const { header, metadata, start } = readHeader(bytes);
  const tensors: Record<string, Tensor> = {};
  let end = 0;
  // An empty tensor begins where the next one does, and comes before it.
  const named = Object.entries(header).sort(
    ([, { data_offsets: a }], [, { data_offsets: b }]) => a[0] - b[0] || a[1] - b[1],
  );
  for (const [name, entry] of named) {
    const [from, to] = entry.data_offsets;
    const size = entry.shape.reduce((product, n) => product * n, bytesPerNumber[entry.dtype]);
    if (from !== end || to - from !== size) throw new ArtefactError(`The tensor "${name}" is not where it should be.`);
    if (start + to > bytes.length) throw truncated(bytes.length, start + to);
    tensors[name] = {
      dtype: entry.dtype,
      shape: entry.shape,
      data: readNumbers(bytes.subarray(start + from, start + to), entry.dtype),
    };
    end = to;
  }
  if (start + end !== bytes.length)
    throw new ArtefactError(`${bytes.length - start - end} bytes follow the last tensor.`);
  return { tensors, metadata };
}

function readHeader(bytes: Uint8Array): { header: Header; metadata: Record<string, string>; start: number } {
  if (bytes.length < lengthBytes) throw truncated(bytes.length, lengthBytes);
  const length = new DataView(bytes.buffer, bytes.byteOffset, lengthBytes).getBigUint64(0, true);
  if (length > BigInt(maxHeaderBytes))
    throw new ArtefactError('This is not a safetensors file: its header would be too long.');
  const start = lengthBytes + Number(length);
  if (bytes.length < start) throw truncated(bytes.length, start);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(lengthBytes, start));
    const { __metadata__, ...tensors } = z.record(z.string(), z.unknown()).parse(JSON.parse(text));
    return { header: headerSchema.parse(tensors), metadata: metadataSchema.parse(__metadata__), start };
  } catch (error) {
    throw new ArtefactError('This is not a safetensors file, or its header is damaged.', { cause: error });
  }
}

function truncated(actual: number, expected: number): ArtefactError {
  return new ArtefactError(`The file is cut short: ${actual} bytes instead of at least ${expected}.`);
}

function readNumbers(bytes: Uint8Array, dtype: Tensor['dtype']): Tensor['data'] {
  const { buffer, byteOffset, byteLength } =
    bytes.byteOffset % bytesPerNumber[dtype] === 0 ? bytes : new Uint8Array(bytes);
  const length = byteLength / bytesPerNumber[dtype];
  switch (dtype) {
    case 'F64':
      return new Float64Array(buffer, byteOffset, length);
    case 'F32':
      return new Float32Array(buffer, byteOffset, length);
    case 'I32':
      return new Int32Array(buffer, byteOffset, length);
    case 'U32':
      return new Uint32Array(buffer, byteOffset, length);
    case 'U8':
      return new Uint8Array(buffer, byteOffset, length);
  }
}
