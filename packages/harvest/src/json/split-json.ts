import type { Line } from '../source/read-lines.js';
import type { ArrayPath } from './find-record-array.js';

const newline = 0x0a;
const quote = 0x22;
const comma = 0x2c;
const colon = 0x3a;
const backslash = 0x5c;
const openList = 0x5b;
const closeList = 0x5d;
const openObject = 0x7b;
const closeObject = 0x7d;

interface Container {
  readonly isList: boolean;
  /** The last key that was read in an object. */
  key: string;
}

/** A value that is being read. */
interface OpenValue {
  readonly line: number;
  readonly depth: number;
  parts: Uint8Array[];
  length: number;
}

/** Cuts JSON into the values of one list, or those that stand one after the other, byte by byte. */
export class JsonSplitter {
  private readonly containers: Container[] = [];
  /** How deep the value is nested that is being read. */
  private depth = 0;
  private value: OpenValue | null = null;
  private isInString = false;
  private isEscaped = false;
  private line = 1;
  private lastNumber = 0;
  /** The string that may be a key. */
  private text: number[] = [];

  constructor(
    private readonly path: ArrayPath | null,
    private readonly maxBytes: number,
  ) {}

  /** The values that end in the chunk. */
  read(chunk: Uint8Array): Line[] {
    const lines: Line[] = [];
    let start = 0;
    for (let i = 0; i < chunk.length; i++) {
      const byte = chunk[i] ?? 0;
      if (byte === newline) this.line += 1;
      if (this.isInString) this.readInString(byte);
      else if (this.value !== null) {
        const end = this.readInValue(byte, i);
        if (end === null) continue;
        lines.push(this.endValue(chunk.subarray(start, end)));
        if (end === i) this.readOutside(byte);
      } else if (this.readOutside(byte)) start = i;
    }
    if (this.value !== null) this.take(chunk.subarray(start));
    return lines;
  }

  /** What is left when the source ends within a value. */
  end(): Line[] {
    return this.value === null ? [] : [this.endValue(new Uint8Array(0))];
  }

  private readInString(byte: number): void {
    if (this.value === null) this.text.push(byte);
    if (this.isEscaped) this.isEscaped = false;
    else if (byte === backslash) this.isEscaped = true;
    else if (byte === quote) this.isInString = false;
  }

  /** Where the value ends, if it does with this byte: before it, or after its bracket. */
  private readInValue(byte: number, at: number): number | null {
    if (byte === quote) this.isInString = true;
    else if (byte === openObject || byte === openList) this.depth += 1;
    else if (byte === closeObject || byte === closeList) {
      if (this.depth === 0) return at;
      this.depth -= 1;
      return this.depth === 0 ? at + 1 : null;
    } else if (this.depth === 0 && (byte === comma || (this.path === null && byte === newline))) return at;
    return null;
  }

  /** Reads what is no value that is looked for; whether one begins here. */
  private readOutside(byte: number): boolean {
    if (byte <= 0x20 || byte === comma) return false;
    if (this.isWanted() && byte !== closeList) {
      this.value = { line: this.line, depth: this.depth, parts: [], length: 0 };
      this.depth = 0;
      this.readInValue(byte, 0);
      return true;
    }
    const inner = this.containers.at(-1);
    if (byte === quote) {
      this.isInString = true;
      this.text = [quote];
    } else if (byte === colon && inner) inner.key = Buffer.from(this.text.slice(1, -1)).toString();
    else if (byte === openObject || byte === openList) {
      this.containers.push({ isList: byte === openList, key: '' });
    } else if (byte === closeObject || byte === closeList) this.containers.pop();
    return false;
  }

  private isWanted(): boolean {
    const { path, containers } = this;
    if (path === null) return true;
    if (containers.length !== path.length + 1 || containers.at(-1)?.isList !== true) return false;
    return path.every((key, i) => containers[i]?.isList === false && containers[i].key === key);
  }

  private take(part: Uint8Array): void {
    if (this.value === null) return;
    this.value.length += part.length;
    if (this.value.length > this.maxBytes) this.value.parts = [];
    // The chunk may be overwritten by the next.
    else this.value.parts.push(Buffer.from(part));
  }

  /** Values have numbers that grow: that of the line which they begin in, or one more than the last. */
  private endValue(part: Uint8Array): Line {
    this.take(part);
    const { line = 0, length = 0, parts = [] } = this.value ?? {};
    this.value = null;
    this.lastNumber = Math.max(line, this.lastNumber + 1);
    return { line: this.lastNumber, bytes: length > this.maxBytes ? null : Buffer.concat(parts) };
  }
}

/**
 * The values of the list at `path`, or without a path those that stand one after the other, each as a line; never keeps
 * more than `maxBytes` of one.
 */
export async function* splitJson(
  chunks: AsyncIterable<Uint8Array>,
  path: ArrayPath | null,
  maxBytes: number,
): AsyncGenerator<Line[]> {
  const splitter = new JsonSplitter(path, maxBytes);
  for await (const chunk of chunks) {
    const lines = splitter.read(chunk);
    if (lines.length > 0) yield lines;
  }
  const rest = splitter.end();
  if (rest.length > 0) yield rest;
}
