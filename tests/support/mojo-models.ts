import { createRandom, type Random } from '@classmark/math';
import { strToU8, zipSync } from 'fflate';
import { type GrownTree, learnForest } from './learn-forest.js';

const learnedRows = 4096;

/** How large a generated forest is. All inputs are numbers `c0`, `c1`, … */
export interface ForestSize {
  readonly trees: number;
  readonly depth: number;
  readonly columns: number;
}

/** What genmodel knows the algorithms by. */
const fullNames = { gbm: 'Gradient Boosting Machine', glm: 'Generalized Linear Modeling' } as const;

function describeModel(algorithm: keyof typeof fullNames, columns: number, fields: readonly string[]): string {
  const names = Array.from({ length: columns }, (_, i) => `c${i}`);
  return [
    '[info]',
    'h2o_version = 3.46.0.7',
    `algo = ${algorithm}`,
    `algorithm = ${fullNames[algorithm]}`,
    'endianness = LITTLE_ENDIAN',
    'category = Binomial',
    'uuid = 1',
    'supervised = true',
    `n_features = ${columns}`,
    'n_classes = 2',
    `n_columns = ${columns + 1}`,
    'n_domains = 1',
    'balance_classes = false',
    'default_threshold = 0.5',
    'prior_class_distrib = [0.5, 0.5]',
    'model_class_distrib = [0.5, 0.5]',
    'timestamp = 2026-11-24T03:32:00.285Z',
    'escape_domain_values = true',
    ...fields,
    '\n[columns]',
    ...names,
    'y',
    '\n[domains]',
    `${columns}: 2 d000.txt\n`,
  ].join('\n');
}

/** A normal deviate, near enough. */
function nearlyNormal(random: Random): number {
  let sum = -6;
  for (let i = 0; i < 12; i++) sum += random.next();
  return sum;
}

/** A tree in the bytes of version 1.40; what is missing goes left. */
function writeTree(tree: GrownTree): Buffer {
  if ('value' in tree) {
    const leaf = Buffer.alloc(7);
    leaf.writeUInt16LE(65_535, 1);
    leaf.writeFloatLE(tree.value, 3);
    return leaf;
  }
  const head = Buffer.alloc(8);
  const [left, right] = [tree.left, tree.right].map(writeChild);
  head.writeUInt8(('value' in tree.left ? 0x30 : 3) + ('value' in tree.right ? 0xc0 : 0), 0);
  head.writeUInt16LE(tree.column, 1);
  head.writeUInt8(4, 3);
  head.writeFloatLE(tree.split, 4);
  const length = Buffer.alloc('value' in tree.left ? 0 : 4);
  if (length.length > 0) length.writeUInt32LE(left?.length ?? 0);
  return Buffer.concat([head, length, left ?? Buffer.alloc(0), right ?? Buffer.alloc(0)]);
}

function writeChild(tree: GrownTree): Buffer {
  if (!('value' in tree)) return writeTree(tree);
  const leaf = Buffer.alloc(4);
  leaf.writeFloatLE(tree.value);
  return leaf;
}

const countSplits = (tree: GrownTree): number =>
  'value' in tree ? 0 : 1 + countSplits(tree.left) + countSplits(tree.right);

/** Standard normal columns, `[columns][rows]`. */
export function drawColumns(columns: number, rows: number, seed: number): Float64Array[] {
  const random = createRandom(seed);
  return Array.from({ length: columns }, () => Float64Array.from({ length: rows }, () => nearlyNormal(random)));
}

/** A binomial GBM, boosted on generated rows, as H2O would write it. */
export function makeGbmMojo({ trees, depth, columns }: ForestSize, seed: number): Uint8Array {
  const ini = describeModel('gbm', columns, [
    'mojo_version = 1.40',
    `n_trees = ${trees}`,
    'n_trees_per_class = 1',
    '_genmodel_encoding = AUTO',
    'distribution = bernoulli',
    'link_function = logit',
    'init_f = 0.25',
  ]);
  const files: Record<string, Uint8Array> = { 'model.ini': strToU8(ini), 'domains/d000.txt': strToU8('no\nyes') };
  const grown = learnForest({ trees, depth }, drawColumns(columns, learnedRows, seed), createRandom(seed));
  for (const [i, tree] of grown.entries()) {
    const name = `trees/t00_${String(i).padStart(3, '0')}`;
    files[`${name}.bin`] = new Uint8Array(writeTree(tree));
    // What genmodel wants to be there, and scores nothing by: 40 bytes a split.
    files[`${name}_aux.bin`] = new Uint8Array(40 * countSplits(tree));
  }
  return zipSync(files);
}

/** A binomial GLM with random coefficients. */
export function makeGlmMojo(columns: number, seed: number): Uint8Array {
  const random = createRandom(seed);
  const numbers = (count: number): string => Array.from({ length: count }, () => nearlyNormal(random)).join(', ');
  const ini = describeModel('glm', columns, [
    'mojo_version = 1.00',
    'use_all_factor_levels = true',
    'cats = 0',
    'cat_offsets = [0]',
    `nums = ${columns}`,
    'mean_imputation = true',
    `num_means = [${numbers(columns)}]`,
    'cat_modes = []',
    `beta = [${numbers(columns + 1)}]`,
    'family = binomial',
    'link = logit',
  ]);
  return zipSync({ 'model.ini': strToU8(ini), 'domains/d000.txt': strToU8('no\nyes') });
}
