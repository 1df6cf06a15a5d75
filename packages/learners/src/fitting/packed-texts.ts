import type { LearnerDocument } from '@classmark/learner';
import type { RowsToMake } from '@classmark/linear';
import type { KernelMemory } from '@classmark/math';
import { partsOf } from '../features/parts.js';
import type { BlockContents } from './row-pool.js';

const encoder = new TextEncoder();
/** How many documents there are, and the addresses of their texts' lengths and of their texts. */
const headerNumbers = 3;

/** Documents' texts in UTF-8, one after the other in a memory that another thread shares. */
export class PackedTexts implements BlockContents<RowsToMake> {
  private readonly header: Uint32Array;
  private bytes: Uint8Array;
  private end = 0;
  private lengths: Uint32Array;
  private parts = 0;

  /** @param bytes that are expected; room that is not used takes no memory */
  constructor(
    private readonly memory: KernelMemory,
    bytes: number,
  ) {
    this.header = memory.uint32(memory.reserve(4 * headerNumbers), headerNumbers);
    this.bytes = memory.bytes(memory.reserve(bytes), bytes);
    this.lengths = this.reserveLengths(1_024);
  }

  clear(): void {
    this.end = 0;
    this.parts = 0;
  }

  add(document: LearnerDocument): void {
    for (const part of document.utf8 ?? partsOf(document).map((text) => encoder.encode(text))) this.addPart(part);
  }

  view(): RowsToMake {
    this.header.set([this.parts / 2, this.lengths.byteOffset, this.bytes.byteOffset]);
    return { address: this.header.byteOffset };
  }

  private addPart(part: Uint8Array): void {
    if (this.end + part.length > this.bytes.length) this.growBytes(2 * (this.end + part.length));
    if (this.parts === this.lengths.length) this.growLengths();
    this.bytes.set(part, this.end);
    this.end += part.length;
    this.lengths[this.parts] = part.length;
    this.parts += 1;
  }

  private growBytes(length: number): void {
    const grown = this.memory.bytes(this.memory.reserve(length), length);
    grown.set(this.bytes.subarray(0, this.end));
    this.bytes = grown;
  }

  private growLengths(): void {
    const grown = this.reserveLengths(2 * this.lengths.length);
    grown.set(this.lengths);
    this.lengths = grown;
  }

  private reserveLengths(length: number): Uint32Array {
    return this.memory.uint32(this.memory.reserve(4 * length), length);
  }
}

/** The titles and texts that PackedTexts has left at an address. */
export function* readPackedTexts(
  memory: KernelMemory,
  { address }: RowsToMake,
): Generator<readonly [title: Uint8Array, text: Uint8Array]> {
  const [documents = 0, lengthsAt = 0, bytesAt = 0] = memory.uint32(address, headerNumbers);
  const lengths = memory.uint32(lengthsAt, 2 * documents);
  let at = bytesAt;
  const next = (place: number): Uint8Array => {
    const part = memory.bytes(at, lengths[place]);
    at += part.length;
    return part;
  };
  for (let i = 0; i < lengths.length; i += 2) yield [next(i), next(i + 1)];
}
