import { TreeBuilder } from '../forest/tree-builder.js';
import { missingGoes, type TreeNodes } from '../forest/tree-nodes.js';
import type { ModelHeader, XgboostModel } from '../model/model.js';
import { MojoError } from '../mojo-error.js';
import type { ModelFiles } from './model-files.js';
import type { ModelIni } from './model-ini.js';
import { readBlocks } from './read-blocks.js';
import { readCalibration } from './read-calibration.js';

const learnerBytes = 136;
const forestBytes = 160;
const treeBytes = 148;
const nodeBytes = 20;
const statisticsBytes = 16;
const defaultLeft = 2 ** 31;

const objectives = ['binary:logistic', 'multi:softprob', 'reg:linear', 'reg:squarederror'] as const;

const tooShort = (): MojoError => new MojoError('DAMAGED', 'The booster ends too early, or a size in it is wrong.');

/** XGBoost's old binary format, front to back, little-endian. */
class BoosterBytes {
  at: number;

  constructor(readonly view: DataView) {
    const magic = view.byteLength >= 4 ? view.getUint32(0) : 0;
    this.at = magic === 0x62_69_6e_66 ? 4 : 0;
  }

  /** Moves on by `count` bytes and gives where it stood. */
  take(count: number): number {
    const start = this.at;
    if (count < 0 || start + count > this.view.byteLength) throw tooShort();
    this.at += count;
    return start;
  }

  text(): string {
    const length = Number(this.view.getBigUint64(this.take(8), true));
    if (length > 100) throw tooShort();
    const start = this.take(length);
    return Buffer.from(this.view.buffer, this.view.byteOffset + start, length).toString('latin1');
  }
}

/** Adds one tree: from the root down, so that a loop would come to a node twice. */
function readTree(bytes: BoosterBytes, builder: TreeBuilder, slots: number): number {
  const { view } = bytes;
  const count = view.getInt32(bytes.take(treeBytes) + 4, true);
  if (count < 1 || count > 1e7) throw tooShort();
  const start = bytes.take(count * nodeBytes);
  bytes.take(count * statisticsBytes);
  const seen = new Uint8Array(count);
  const add = (id: number): number => {
    if (id < 0 || id >= count || seen[id] === 1) throw new MojoError('DAMAGED', 'A tree of the booster has a loop.');
    seen[id] = 1;
    const at = start + id * nodeBytes;
    const value = view.getFloat32(at + 16, true);
    if (view.getInt32(at + 4, true) === -1) return builder.addLeaf(value);
    const split = view.getUint32(at + 12, true);
    const column = split % defaultLeft;
    if (column >= slots) throw new MojoError('DAMAGED', `The booster splits slot ${column} of ${slots}.`);
    const node = builder.addNumberSplit(column, value, split >= defaultLeft ? missingGoes.left : missingGoes.right);
    waiting.push({ node, at });
    return node;
  };
  const waiting: { node: number; at: number }[] = [];
  const root = add(0);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    builder.setChild(next.node, 'left', add(view.getInt32(next.at + 4, true)));
    builder.setChild(next.node, 'right', add(view.getInt32(next.at + 8, true)));
  }
  return root;
}

/** Trees in the order of the file become groups of one tree for each class. */
function groupTrees(roots: readonly number[], classes: readonly number[], treesPerGroup: number) {
  const groupCount = roots.length / treesPerGroup;
  const byClass = Array.from({ length: treesPerGroup }, (_, k) => roots.filter((_root, i) => classes[i] === k));
  if (byClass.some((trees) => trees.length !== groupCount)) {
    throw new MojoError('DAMAGED', 'The trees of the booster are not shared equally among its classes.');
  }
  return { groupCount, treesPerGroup, roots: Int32Array.from(byClass.flat()) };
}

function readBooster(view: DataView, header: ModelHeader, slots: number) {
  const bytes = new BoosterBytes(view);
  const baseScore = view.getFloat32(bytes.take(learnerBytes), true);
  const objective = bytes.text();
  if (!objectives.some((one) => one === objective)) {
    throw new MojoError('NOT_SUPPORTED', `XGBoost's objective "${objective}" is not supported.`);
  }
  if (bytes.text() !== 'gbtree') throw new MojoError('NOT_SUPPORTED', 'Only the booster gbtree is supported.');
  const treeCount = view.getInt32(bytes.take(forestBytes), true);
  if (treeCount < 0 || treeCount > 1e6) throw tooShort();
  const builder = new TreeBuilder();
  const roots = Array.from({ length: treeCount }, () => readTree(bytes, builder, slots));
  const classStart = bytes.take(4 * treeCount);
  const classes = roots.map((_, i) => view.getInt32(classStart + 4 * i, true));
  const treesPerGroup = header.classCount > 2 ? header.classCount : 1;
  const shape = groupTrees(roots, classes, treesPerGroup);
  const trees: TreeNodes = builder.finish({ ...shape, levelCounts: new Int32Array(slots) });
  return { baseScore, objective, trees };
}

export function readXgboost(header: ModelHeader, ini: ModelIni, files: ModelFiles): XgboostModel {
  const { fields } = ini;
  // Models of version 1.00 leave this to their bytes.
  if (fields.find('booster') !== null) fields.oneOf('booster', ['gbtree']);
  if (fields.isTrue('has_offset'))
    throw new MojoError('NOT_SUPPORTED', 'XGBoost models with an offset are not supported.');
  const blocks = readBlocks(fields, header);
  const slots = (blocks.offsets.at(-1) ?? 0) + blocks.numericCount;
  return {
    ...header,
    algorithm: 'xgboost',
    ...readBooster(files.view('boosterBytes'), header, slots),
    isSparse: fields.isTrue('sparse'),
    blocks,
    calibration: readCalibration(files, ini),
  };
}
