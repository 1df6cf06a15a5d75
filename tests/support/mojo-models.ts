import { createRandom, type Random } from '@classmark/math';
import { strToU8, zipSync } from 'fflate';

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

/** A full tree of number splits in the bytes of version 1.40. */
function writeTree(depth: number, columns: number, random: Random): Buffer {
  const hasLeaves = depth === 1;
  const head = Buffer.alloc(8);
  head.writeUInt16LE(random.below(columns), 1);
  head.writeUInt8(random.below(2) === 0 ? 4 : 5, 3);
  head.writeFloatLE(nearlyNormal(random), 4);
  if (hasLeaves) {
    head.writeUInt8(0xf0, 0);
    const leaves = Buffer.alloc(8);
    leaves.writeFloatLE(nearlyNormal(random) / 10, 0);
    leaves.writeFloatLE(nearlyNormal(random) / 10, 4);
    return Buffer.concat([head, leaves]);
  }
  const left = writeTree(depth - 1, columns, random);
  const right = writeTree(depth - 1, columns, random);
  head.writeUInt8(3, 0);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(left.length);
  return Buffer.concat([head, length, left, right]);
}

/** A binomial GBM with random full trees, as H2O would write it. */
export function makeGbmMojo({ trees, depth, columns }: ForestSize, seed: number): Uint8Array {
  const random = createRandom(seed);
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
  for (let i = 0; i < trees; i++) {
    const name = `trees/t00_${String(i).padStart(3, '0')}`;
    files[`${name}.bin`] = new Uint8Array(writeTree(depth, columns, random));
    // What genmodel wants to be there, and scores nothing by: 40 bytes a split.
    files[`${name}_aux.bin`] = new Uint8Array(40 * (2 ** depth - 1));
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
