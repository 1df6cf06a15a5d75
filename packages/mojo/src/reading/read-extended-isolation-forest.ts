import type { ExtendedIsolationForestModel, ModelHeader } from '../model/model.js';
import { MojoError } from '../mojo-error.js';
import type { ModelFiles } from './model-files.js';
import type { ModelIni } from './model-ini.js';

const nodeMark = 'N'.charCodeAt(0);
const leafMark = 'L'.charCodeAt(0);

/** One record of a tree: where its numbers begin, or how many rows a leaf holds. */
type TreeRecord = { readonly kind: 'node'; readonly at: number } | { readonly kind: 'leaf'; readonly rows: number };

const euler = 0.5772156649;

/** The mean depth at which a search in a tree of so many rows ends (Liu et al., 2008). */
function meanPathLength(rows: number): number {
  if (rows < 2) return 0;
  return rows === 2 ? 1 : 2 * (Math.log(rows - 1) + euler) - (2 * (rows - 1)) / rows;
}

function readRecords(view: DataView, name: string, columns: number): Map<number, TreeRecord> {
  const fail = (): MojoError => new MojoError('DAMAGED', `The tree "${name}" is damaged.`);
  if (view.byteLength < 4 || view.getInt32(0, true) !== columns) throw fail();
  const records = new Map<number, TreeRecord>();
  let at = 4;
  while (at + 5 <= view.byteLength) {
    const id = view.getInt32(at, true);
    const mark = view.getUint8(at + 4);
    const size = mark === nodeMark ? 16 * columns : 4;
    // Zeros pad the file.
    if (mark !== nodeMark && mark !== leafMark) break;
    if (at + 5 + size > view.byteLength || id < 0 || records.has(id)) throw fail();
    records.set(
      id,
      mark === nodeMark ? { kind: 'node', at: at + 5 } : { kind: 'leaf', rows: view.getInt32(at + 5, true) },
    );
    at += 5 + size;
  }
  for (; at < view.byteLength; at++) if (view.getUint8(at) !== 0) throw fail();
  return records;
}

class Collector {
  readonly left: number[] = [];
  readonly right: number[] = [];
  readonly normals: number[] = [];
  readonly points: number[] = [];
  readonly pathLengths: number[] = [];

  constructor(private readonly columns: number) {}

  /** Nodes from the root down; child records of node i are 2i + 1 and 2i + 2. */
  addTree(view: DataView, name: string): number {
    const records = readRecords(view, name, this.columns);
    const root = this.left.length;
    const waiting = [{ id: 0, depth: 0 }];
    for (let next = 0; next < waiting.length; next++) {
      const { id, depth } = waiting[next];
      const record = records.get(id);
      if (record === undefined) throw new MojoError('DAMAGED', `The tree "${name}" lacks node ${id}.`);
      if (record.kind === 'leaf') this.addNode(depth + meanPathLength(record.rows));
      else {
        const child = root + waiting.length;
        this.addNode(0, child, child + 1);
        for (let i = 0; i < this.columns; i++) {
          this.normals[(root + next) * this.columns + i] = view.getFloat64(record.at + 8 * i, true);
          this.points[(root + next) * this.columns + i] = view.getFloat64(record.at + 8 * (this.columns + i), true);
        }
        waiting.push({ id: 2 * id + 1, depth: depth + 1 }, { id: 2 * id + 2, depth: depth + 1 });
      }
    }
    return root;
  }

  private addNode(pathLength: number, left = -1, right = -1): void {
    this.left.push(left);
    this.right.push(right);
    this.pathLengths.push(pathLength);
    for (let i = 0; i < this.columns; i++) {
      this.normals.push(0);
      this.points.push(0);
    }
  }
}

export function readExtendedIsolationForest(
  header: ModelHeader,
  { fields }: ModelIni,
  files: ModelFiles,
): ExtendedIsolationForestModel {
  const treeCount = fields.count('ntrees', 1);
  const collector = new Collector(header.inputs.length);
  const roots = new Int32Array(treeCount);
  const names = new Set<string>();
  for (let i = 0; i < treeCount; i++) {
    const name = `t${String(i).padStart(2, '0')}.bin`;
    names.add(name);
    roots[i] = collector.addTree(files.view(`trees/${name}`), name);
  }
  if (files.list('trees/').some((name) => !names.has(name))) {
    throw new MojoError('DAMAGED', 'The zip has trees beyond those that model.ini counts.');
  }
  return {
    ...header,
    algorithm: 'extendedisolationforest',
    samplePathLength: meanPathLength(fields.count('sample_size', 2)),
    treeCount,
    left: Int32Array.from(collector.left),
    right: Int32Array.from(collector.right),
    normals: Float64Array.from(collector.normals),
    points: Float64Array.from(collector.points),
    pathLengths: Float64Array.from(collector.pathLengths),
    roots,
  };
}
