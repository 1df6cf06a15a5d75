import type { TensorFlowApi } from '@classmark/tensorflow';
import type { EncoderConfig } from './encoder-config.js';
import { EncoderError } from './encoder-error.js';
import type { WeightTensor } from './read-weights.js';

type Tensor = ReturnType<TensorFlowApi['tensor']>;

/** BERT (Devlin et al. 2019) forward, one text at a time: no padding, so that every token counts. */
export class Bert {
  private readonly weights: ReadonlyMap<string, Tensor>;

  /** Throws EncoderError where a tensor is missing or has another shape. */
  constructor(
    private readonly tf: TensorFlowApi,
    private readonly config: EncoderConfig,
    stored: ReadonlyMap<string, WeightTensor>,
  ) {
    const find = (name: string): WeightTensor => stored.get(name) ?? stored.get(`bert.${name}`) ?? missing(name);
    this.weights = new Map(
      listTensors(config, find).map(([name, expected]) => {
        const { shape, data } = find(name);
        requireShape(name, shape, expected);
        if (!data.every(Number.isFinite))
          throw new EncoderError(`The tensor "${name}" holds values that are not numbers.`);
        const tensor = tf.tensor(data, [...shape], 'float32');
        // A product with a transposed matrix is several times slower on WebAssembly.
        const isTurned = shape.length === 2 && !name.startsWith('embeddings.');
        return [name, isTurned ? tf.tidy(() => tf.transpose(tensor)) : tensor] as const;
      }),
    );
  }

  /** The mean of the last layer's vectors, of length 1. */
  encode(ids: readonly number[]): Float32Array {
    const { tf, config } = this;
    const values = tf.tidy(() => {
      let states = this.embed(ids);
      for (let layer = 0; layer < config.layers; layer++) states = this.transform(states, `encoder.layer.${layer}`);
      const mean = tf.mean(states, 0);
      return tf.div(mean, tf.norm(mean)).dataSync();
    });
    return Float32Array.from(values);
  }

  private at(name: string): Tensor {
    return this.weights.get(name) ?? missing(name);
  }

  private embed(ids: readonly number[]): Tensor {
    const { tf, config } = this;
    const words = tf.gather(this.at('embeddings.word_embeddings.weight'), tf.tensor1d([...ids], 'int32'));
    const positions = tf.slice(this.at('embeddings.position_embeddings.weight'), 0, ids.length);
    const types = tf.slice(this.at('embeddings.token_type_embeddings.weight'), 0, 1);
    return this.normalise(tf.add(tf.add(words, positions), types), 'embeddings.LayerNorm', config.epsilon);
  }

  private transform(states: Tensor, layer: string): Tensor {
    const { tf, config } = this;
    const attended = this.project(this.attend(states, `${layer}.attention.self`), `${layer}.attention.output.dense`);
    const first = this.normalise(tf.add(attended, states), `${layer}.attention.output.LayerNorm`, config.epsilon);
    const wide = this.project(first, `${layer}.intermediate.dense`);
    const active = tf.mul(tf.mul(wide, 0.5), tf.add(tf.erf(tf.mul(wide, Math.SQRT1_2)), 1));
    const narrow = this.project(active, `${layer}.output.dense`);
    return this.normalise(tf.add(narrow, first), `${layer}.output.LayerNorm`, config.epsilon);
  }

  /** Head by head: products of two matrices are fast everywhere, of more at once they are not. */
  private attend(states: Tensor, name: string): Tensor {
    const { tf, config } = this;
    const { heads, dimensions } = config;
    const width = dimensions / heads;
    const [query, key, value] = ['query', 'key', 'value'].map((part) =>
      tf.split(this.project(states, `${name}.${part}`), heads, 1),
    );
    const attended = Array.from({ length: heads }, (_, head) => {
      const scores = tf.mul(tf.matMul(query[head], tf.transpose(key[head])), 1 / Math.sqrt(width));
      return tf.matMul(tf.softmax(scores), value[head]);
    });
    return tf.concat(attended, 1);
  }

  private project(states: Tensor, name: string): Tensor {
    const { tf } = this;
    return tf.add(tf.matMul(states, this.at(`${name}.weight`)), this.at(`${name}.bias`));
  }

  private normalise(states: Tensor, name: string, epsilon: number): Tensor {
    const { tf } = this;
    const { mean, variance } = tf.moments(states, -1, true);
    const even = tf.mul(tf.sub(states, mean), tf.rsqrt(tf.add(variance, epsilon)));
    return tf.add(tf.mul(even, this.at(`${name}.weight`)), this.at(`${name}.bias`));
  }
}

type Shapes = readonly (readonly [name: string, shape: readonly number[]])[];

/** What must be there, and in which shapes. The tables of words, places and kinds may have more rows. */
function listTensors({ layers, dimensions, mostTokens }: EncoderConfig, find: (name: string) => WeightTensor): Shapes {
  const both = (name: string, to: number, from?: number): Shapes => [
    [`${name}.weight`, from === undefined ? [to] : [to, from]],
    [`${name}.bias`, [to]],
  ];
  const ofLayer = (layer: string): Shapes => {
    const [wide = 0] = find(`${layer}.intermediate.dense.weight`).shape;
    return [
      ...['query', 'key', 'value'].flatMap((part) => both(`${layer}.attention.self.${part}`, dimensions, dimensions)),
      ...both(`${layer}.attention.output.dense`, dimensions, dimensions),
      ...both(`${layer}.attention.output.LayerNorm`, dimensions),
      ...both(`${layer}.intermediate.dense`, wide, dimensions),
      ...both(`${layer}.output.dense`, dimensions, wide),
      ...both(`${layer}.output.LayerNorm`, dimensions),
    ];
  };
  return [
    ['embeddings.word_embeddings.weight', [1, dimensions]],
    ['embeddings.position_embeddings.weight', [mostTokens, dimensions]],
    ['embeddings.token_type_embeddings.weight', [1, dimensions]],
    ...both('embeddings.LayerNorm', dimensions),
    ...Array.from({ length: layers }, (_, layer) => ofLayer(`encoder.layer.${layer}`)).flat(),
  ];
}

function requireShape(name: string, shape: readonly number[], expected: readonly number[]): void {
  const isTable = name.endsWith('_embeddings.weight');
  const fits = (size: number, i: number): boolean => (isTable && i === 0 ? shape[i] >= size : shape[i] === size);
  if (shape.length === expected.length && expected.every(fits)) return;
  const least = isTable ? ' or more rows' : '';
  throw new EncoderError(
    `The tensor "${name}" of the encoder is ${shape.join(' × ')} instead of ${expected.join(' × ')}${least}.`,
  );
}

function missing(name: string): never {
  throw new EncoderError(`The encoder lacks the tensor "${name}" in float32.`);
}
