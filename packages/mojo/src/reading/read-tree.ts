import type { TreeBuilder } from '../forest/tree-builder.js';
import { missingGoes } from '../forest/tree-nodes.js';
import { MojoError } from '../mojo-error.js';

const wholeTreeIsLeaf = 65_535;
const bothBits = 3;

/** A node whose children are still to be read. */
interface OpenNode {
  readonly node: number;
  readonly rightIsLeaf: boolean;
  /** Where the left subtree must end. */
  readonly leftEnd: number;
  readonly end: number;
}

/** Bytes of one tree, read front to back. */
class TreeBytes {
  at = 0;

  constructor(
    private readonly view: DataView,
    private readonly name: string,
  ) {}

  get length(): number {
    return this.view.byteLength;
  }

  fail(why: string): MojoError {
    return new MojoError('DAMAGED', `The tree "${this.name}" is damaged at byte ${this.at}: ${why}.`);
  }

  /** Moves on by `count` bytes and gives where it stood. */
  private take(count: number): number {
    const start = this.at;
    if (start + count > this.view.byteLength) throw this.fail('it ends too early');
    this.at += count;
    return start;
  }

  byte(): number {
    return this.view.getUint8(this.take(1));
  }

  short(): number {
    return this.view.getUint16(this.take(2), true);
  }

  int(): number {
    return this.view.getInt32(this.take(4), true);
  }

  float(): number {
    return this.view.getFloat32(this.take(4), true);
  }

  /** An unsigned number of 1 to 4 bytes. */
  unsigned(width: number): number {
    let value = 0;
    for (let i = 0; i < width; i++) value += this.byte() * 2 ** (8 * i);
    return value;
  }

  bytes(count: number): Uint8Array {
    const start = this.take(count);
    return new Uint8Array(this.view.buffer, this.view.byteOffset + start, count).slice();
  }
}

function readMissing(bytes: TreeBytes): number {
  const direction = bytes.byte();
  if (direction === 1) return missingGoes.apart;
  if (direction === 2 || direction === 4) return missingGoes.left;
  if (direction === 3 || direction === 5) return missingGoes.right;
  throw bytes.fail(`${direction} is not a direction for missing values`);
}

function readBits(bytes: TreeBytes, kind: number, isOld: boolean) {
  if (kind === 8) return { first: 0, count: 32, bits: bytes.bytes(4) };
  const first = bytes.short();
  if (isOld) {
    const size = bytes.short();
    return { first, count: 8 * size, bits: bytes.bytes(size) };
  }
  const count = bytes.int();
  if (count < 1) throw bytes.fail(`a split of ${count} levels`);
  return { first, count, bits: bytes.bytes(((count - 1) >> 3) + 1) };
}

/** What decides at a node; its children follow. */
function readSplit(bytes: TreeBytes, column: number, kind: number, into: TreeWriter): number {
  const missing = readMissing(bytes);
  // Apart: NaN goes right and all else left, which no number is beyond.
  if (missing === missingGoes.apart) return into.builder.addNumberSplit(column, Number.POSITIVE_INFINITY, missing);
  if (kind === 0) return into.builder.addNumberSplit(column, bytes.float(), missing);
  if (kind === 8 || kind === 12) {
    return into.builder.addLevelSplit(column, readBits(bytes, kind, into.hasOldBits), missing);
  }
  throw bytes.fail('an unknown kind of split');
}

/** Where a tree goes, and what it may refer to. */
export interface TreeWriter {
  readonly builder: TreeBuilder;
  readonly columnCount: number;
  /** Before version 1.20, splits by level were written in another way. */
  readonly hasOldBits: boolean;
}

/** Reads one node; where its left child is a subtree, that comes next. */
function readNode(bytes: TreeBytes, end: number, into: TreeWriter): { node: number; open: OpenNode | null } {
  const type = bytes.byte();
  const column = bytes.short();
  if (column === wholeTreeIsLeaf) return { node: into.builder.addLeaf(bytes.float()), open: null };
  if (column >= into.columnCount) throw bytes.fail(`it splits column ${column} of ${into.columnCount}`);
  const node = readSplit(bytes, column, type & 12, into);
  const leftIsLeaf = ((type >> 4) & bothBits) === bothBits;
  const rightIsLeaf = ((type >> 6) & bothBits) === bothBits;
  if (leftIsLeaf) {
    into.builder.setChild(node, 'left', into.builder.addLeaf(bytes.float()));
    return { node, open: { node, rightIsLeaf, leftEnd: bytes.at, end } };
  }
  const length = bytes.unsigned((type & bothBits) + 1);
  const leftEnd = bytes.at + length;
  if (length === 0 || leftEnd >= end) throw bytes.fail('a subtree reaches beyond its parent');
  return { node, open: { node, rightIsLeaf, leftEnd, end } };
}

/** Adds the tree to the builder and gives its root. Throws MojoError where a length or a column is wrong. */
export function readTree(view: DataView, name: string, into: TreeWriter): number {
  const bytes = new TreeBytes(view, name);
  const { builder } = into;
  const root = readNode(bytes, bytes.length, into);
  const open: OpenNode[] = root.open === null ? [] : [root.open];
  for (let top = open.pop(); top !== undefined; top = open.pop()) {
    const { node, leftEnd, rightIsLeaf, end } = top;
    if (bytes.at < leftEnd) {
      // The left subtree first; the node comes again for its right one.
      const left = readNode(bytes, leftEnd, into);
      builder.setChild(node, 'left', left.node);
      open.push({ ...top, leftEnd: -leftEnd });
      if (left.open !== null) open.push(left.open);
      continue;
    }
    if (bytes.at !== Math.abs(leftEnd)) throw bytes.fail('the left subtree has another length than stated');
    if (rightIsLeaf) {
      builder.setChild(node, 'right', builder.addLeaf(bytes.float()));
      continue;
    }
    const right = readNode(bytes, end, into);
    builder.setChild(node, 'right', right.node);
    if (right.open !== null) open.push(right.open);
  }
  if (bytes.at !== bytes.length) throw bytes.fail('bytes follow the last node');
  return root.node;
}
