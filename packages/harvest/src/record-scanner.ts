import { isUtf8 } from 'node:buffer';
import { canRunKernel, KernelMemory, loadKernel } from '@classmark/math';
import type { FieldMapping } from './field-mapping.js';
import { kernel } from './generated/record-scanner-kernel.js';
import { asSubjects, isId, type SourceRecord } from './source-record.js';

const fields = ['id', 'title', 'text', 'subjects'] as const;
const nameSlot = 64;
const mostSubjects = 4_096;
/** Longer lines are read the long way. */
const mostLineBytes = 2 ** 20;
/** Bits of what was found, by field; and that title or text holds what cleaning takes out. */
const hasId = 1;
const hasTitle = 2;
const hasText = 4;
const hasSubjects = 8;
const isMarked = 16;

/** Where a field's value lies in its line. */
interface Place {
  readonly start: number;
  readonly end: number;
}

const nowhere: Place = { start: 0, end: 0 };

/** A record whose texts become strings when they are asked for. */
class ScannedRecord implements SourceRecord {
  private parts: readonly [title: Uint8Array, text: Uint8Array] | null = null;

  constructor(
    readonly id: string,
    readonly subjects: string[] | null,
    private readonly line: Buffer,
    private readonly places: { readonly title: Place; readonly text: Place },
  ) {}

  get title(): string {
    return this.line.toString('utf8', this.places.title.start, this.places.title.end);
  }

  get text(): string {
    return this.line.toString('utf8', this.places.text.start, this.places.text.end);
  }

  get utf8(): readonly [title: Uint8Array, text: Uint8Array] {
    const { title, text } = this.places;
    this.parts ??= [this.line.subarray(title.start, title.end), this.line.subarray(text.start, text.end)];
    return this.parts;
  }
}

/** Reads a record from a plain line of JSON; null where the line is to be read the long way, to be told what is wrong. */
export type ScanRecord = (line: Uint8Array) => SourceRecord | null;

/**
 * Makes a scanner of plain lines: WebAssembly that finds the fields without making strings. Records have `utf8` in place
 * of texts until those are read.
 * @returns null where the engine cannot run it, or a field's name is too long
 */
export function createRecordScanner(mapping: FieldMapping): ScanRecord | null {
  const names = fields.map((field) => Buffer.from(mapping[field] ?? ''));
  if (!canRunKernel(kernel) || names.some(({ length }) => length > nameSlot - 4)) return null;
  const memory = new KernelMemory({ mostMebibytes: 4 });
  const scan = loadKernel(kernel, memory)('scanRecord');
  const namesAt = memory.reserve(nameSlot * fields.length);
  const outAt = memory.reserve(32 + 8 * mostSubjects);
  const inputAt = memory.reserve(mostLineBytes + 16);
  for (const [i, name] of names.entries()) {
    memory.uint32(namesAt + i * nameSlot, 1)[0] = name.length;
    memory.bytes(namesAt + i * nameSlot + 4, name.length).set(name);
  }
  const input = memory.bytes(inputAt, mostLineBytes);
  const out = memory.uint32(outAt, 8 + 2 * mostSubjects);
  return (line) => {
    if (line.length > mostLineBytes || !isUtf8(line)) return null;
    input.set(line);
    const found = scan(inputAt, line.length, namesAt, outAt, mostSubjects);
    return (found & hasId) === 0 || (found & isMarked) !== 0 ? null : toRecord(line, out, found);
  };
}

function toRecord(line: Uint8Array, out: Uint32Array, found: number): SourceRecord | null {
  const bytes = line instanceof Buffer ? line : Buffer.from(line.buffer, line.byteOffset, line.length);
  const place = (at: number): Place => {
    const start = out[at] ?? 0;
    return { start, end: start + (out[at + 1] ?? 0) };
  };
  const read = (at: number): string => {
    const { start, end } = place(at);
    return bytes.toString('utf8', start, end);
  };
  const id = read(1).trim();
  if (!isId(id)) return null;
  const count = out[7] ?? 0;
  const subjects = (found & hasSubjects) === 0 ? null : Array.from({ length: count }, (_, i) => read(8 + 2 * i));
  return new ScannedRecord(id, subjects && asSubjects(subjects), bytes, {
    title: (found & hasTitle) === 0 ? nowhere : place(3),
    text: (found & hasText) === 0 ? nowhere : place(5),
  });
}
