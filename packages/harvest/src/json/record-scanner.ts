import { isUtf8 } from 'node:buffer';
import { canRunKernel, KernelMemory, loadKernel } from '@classmark/math';
import type { FieldMapping, RecordField } from '../fields/field-mapping.js';
import { kernel } from '../generated/record-scanner-kernel.js';
import type { SourceRecord } from '../source-record.js';
import { readNames } from '../values/read-subjects.js';

const fields = ['id', 'title', 'text', 'subjects'] as const;
const nameSlot = 64;
const mostBlockBytes = 2 ** 20;
/** What the kernel may read past the end of a block. */
const readPastBytes = 16;
/** Lines that the kernel reads at a time. */
const mostLines = 1_024;
/** What the kernel says of a line, in 32-bit numbers: see packages/harvest/kernel/record-scanner-kernel.ts. */
const slot = { size: 12, isPlain: 1, id: 2, title: 4, text: 6, subjects: 8, list: 10 } as const;
/** Of the lists that are made into strings once. */
const listSlotBytes = 2 ** 17;
const listBytes = 2 ** 18;

/** Lines as the kernel has read them. */
interface ScannedBlock {
  readonly bytes: Buffer;
  readonly places: Uint32Array;
}

/** A record whose texts become strings when they are asked for. */
class ScannedRecord implements SourceRecord {
  private parts: readonly [title: Uint8Array, text: Uint8Array] | null = null;

  constructor(
    private readonly block: ScannedBlock,
    private readonly at: number,
    readonly subjects: string[] | null,
  ) {}

  get id(): string {
    return this.read(slot.id);
  }

  get title(): string {
    return this.read(slot.title);
  }

  get text(): string {
    return this.read(slot.text);
  }

  get utf8(): readonly [title: Uint8Array, text: Uint8Array] {
    this.parts ??= [this.cut(slot.title), this.cut(slot.text)];
    return this.parts;
  }

  private read(field: number): string {
    const { bytes, places } = this.block;
    const start = places[this.at + field] ?? 0;
    return bytes.toString('utf8', start, start + (places[this.at + field + 1] ?? 0));
  }

  private cut(field: number): Uint8Array {
    const { bytes, places } = this.block;
    const start = places[this.at + field] ?? 0;
    return new Uint8Array(bytes.buffer, bytes.byteOffset + start, places[this.at + field + 1] ?? 0);
  }
}

/** A line's record where it is plain; else its bytes, to be read the long way and told what is wrong. */
export type ScannedLine = SourceRecord | Uint8Array;

/** Reads a block of whole lines; null where all of them are to be read the long way. */
export type ScanLines = (block: Uint8Array) => ScannedLine[] | null;

/**
 * Makes a scanner of plain lines of JSON: WebAssembly that finds the fields without making strings. Records have `utf8`
 * in place of texts until those are read.
 * @param required fields without which a line is not plain, where they are mapped
 * @returns null where the engine cannot run it, or a field's name is too long
 */
export function createRecordScanner(mapping: FieldMapping, required: readonly RecordField[] = []): ScanLines | null {
  const names = fields.map((field) => Buffer.from(mapping[field] ?? ''));
  if (!canRunKernel(kernel) || names.some(({ length }) => length > nameSlot - 4)) return null;
  const scanner = new RecordScanner(names, required);
  return (block) => scanner.scan(block);
}

class RecordScanner {
  private readonly memory = new KernelMemory({ mostMebibytes: 4 });
  private readonly scanLines: (input: number, length: number) => number;
  private readonly input: number;
  private readonly inputBytes: Uint8Array;
  private readonly out: Uint32Array;
  /** By the kernel's numbers, from 1. */
  private readonly lists: string[][] = [];

  /** Where the lengths of required fields stand, and the most bytes that say nothing: a list has brackets. */
  private readonly lengths: readonly (readonly [at: number, empty: number])[];

  constructor(names: readonly Uint8Array[], required: readonly RecordField[]) {
    const { memory } = this;
    this.lengths = fields
      .filter((field, i) => required.includes(field) && (names[i]?.length ?? 0) > 0)
      .map((field) => [slot[field] + 1, field === 'subjects' ? 2 : 0]);
    const find = loadKernel(kernel, memory);
    const namesAt = memory.reserve(nameSlot * fields.length);
    for (const [i, name] of names.entries()) {
      memory.uint32(namesAt + i * nameSlot, 1)[0] = name.length;
      memory.bytes(namesAt + i * nameSlot + 4, name.length).set(name);
    }
    find('setLists')(memory.reserve(listSlotBytes), memory.reserve(listBytes), listBytes);
    const outAt = memory.reserve(4 * slot.size * mostLines);
    this.out = memory.uint32(outAt, slot.size * mostLines);
    this.input = memory.reserve(mostBlockBytes + readPastBytes);
    this.inputBytes = memory.bytes(this.input, mostBlockBytes);
    const scanLines = find('scanLines');
    this.scanLines = (input, length) => scanLines(input, length, namesAt, outAt, mostLines);
  }

  scan(block: Uint8Array): ScannedLine[] | null {
    if (block.length > mostBlockBytes || !isUtf8(block)) return null;
    this.inputBytes.set(block);
    const lines: ScannedLine[] = [];
    for (let start = 0; start < block.length; ) {
      const count = this.scanLines(this.input + start, block.length - start);
      this.addLines(lines, block.subarray(start), count);
      start += (this.out[slot.size * (count - 1)] ?? 0) + 1;
    }
    return lines;
  }

  private addLines(lines: ScannedLine[], bytes: Uint8Array, count: number): void {
    const places = this.out.slice(0, slot.size * count);
    const block = { bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), places };
    let start = 0;
    for (let at = 0; at < places.length; at += slot.size) {
      const end = places[at] ?? 0;
      const isPlain = places[at + slot.isPlain] === 1 && !this.lacksField(places, at);
      lines.push(isPlain ? new ScannedRecord(block, at, this.subjectsOf(block, at)) : bytes.subarray(start, end));
      start = end + 1;
    }
  }

  /** Whether nothing stands under the name of a required field: the line may have it under another. */
  private lacksField(places: Uint32Array, line: number): boolean {
    return this.lengths.some(([at, empty]) => (places[line + at] ?? 0) <= empty);
  }

  private subjectsOf({ bytes, places }: ScannedBlock, at: number): string[] | null {
    const length = places[at + slot.subjects + 1] ?? 0;
    if (length === 0) return null;
    const number = places[at + slot.list] ?? 0;
    const known = this.lists[number - 1];
    if (known) return known;
    const start = places[at + slot.subjects] ?? 0;
    const subjects = readNames(JSON.parse(bytes.toString('utf8', start, start + length)));
    if (number > 0) this.lists.push(subjects);
    return subjects;
  }
}
