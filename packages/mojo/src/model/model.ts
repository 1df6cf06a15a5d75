import type { TreeNodes } from '../forest/tree-nodes.js';

/** A column of the training table. `levels` in index order; null where the column is numeric. */
export interface MojoColumn {
  readonly name: string;
  readonly levels: readonly string[] | null;
}

/** What a prediction is, as H2O names it. */
export const mojoCategories = [
  'Binomial',
  'Multinomial',
  'Ordinal',
  'Regression',
  'Clustering',
  'AnomalyDetection',
  'WordEmbedding',
] as const;
export type MojoCategory = (typeof mojoCategories)[number];

/** What every model states. */
export interface ModelHeader {
  /** H2O's full name of the algorithm. */
  readonly algorithmName: string;
  readonly category: MojoCategory;
  readonly mojoVersion: string;
  readonly h2oVersion: string;
  /** A whole number beyond 2^53, as text. */
  readonly uuid: string;
  /** The inputs, in the order of the model's vector. */
  readonly inputs: readonly MojoColumn[];
  readonly response: MojoColumn | null;
  /** 1 where the model does not classify. */
  readonly classCount: number;
  /** Of two classes: the probability of the second from which on it is the label. */
  readonly defaultThreshold: number;
  readonly balanceClasses: boolean;
  readonly priorDistribution: readonly number[] | null;
  readonly modelDistribution: readonly number[] | null;
  readonly offsetColumn: string | null;
}

/** From the probabilities of a two-class model to calibrated ones. */
export type ProbabilityCalibration =
  | { readonly kind: 'platt'; readonly slope: number; readonly intercept: number }
  | { readonly kind: 'isotonic'; readonly x: Float64Array; readonly y: Float64Array };

/** From one linear predictor to the mean. */
export const meanLinks = ['identity', 'logit', 'log', 'inverse', 'tweedie'] as const;
export type GlmLink = (typeof meanLinks)[number] | 'multinomial' | 'ologit';

/** Of a linear or neural model: categorical inputs first, then numeric ones. */
export interface InputBlocks {
  readonly categoricalCount: number;
  readonly numericCount: number;
  /** `[categoricalCount + 1]`: where the coefficients (or slots) of each categorical input begin. */
  readonly offsets: readonly number[];
  /** Whether the first level of a categorical input has a coefficient. */
  readonly usesAllLevels: boolean;
}

export interface GlmModel extends ModelHeader {
  readonly algorithm: 'glm';
  readonly family: string;
  readonly link: GlmLink;
  readonly tweedieLinkPower: number;
  readonly blocks: InputBlocks;
  /** What a missing value becomes; null where it stays missing. */
  readonly imputation: { readonly levels: readonly number[]; readonly means: readonly number[] } | null;
  /**
   * On the scale of the inputs, the intercept last. Multinomial and ordinal models have one block of these for each class.
   */
  readonly coefficients: Float64Array;
}

export const forestLinks = ['identity', 'logit', 'log', 'inverse', 'ologlog'] as const;
export type ForestLink = (typeof forestLinks)[number];

interface Forest extends ModelHeader {
  readonly trees: TreeNodes;
  readonly calibration: ProbabilityCalibration | null;
}

export interface GbmModel extends Forest {
  readonly algorithm: 'gbm';
  readonly distribution: string;
  readonly link: ForestLink;
  /** Added to the sum of the trees. */
  readonly initialScore: number;
}

export interface DrfModel extends Forest {
  readonly algorithm: 'drf';
  /** Whether each of two classes has trees of its own; else the trees speak for the first class. */
  readonly hasDoubleTrees: boolean;
}

export interface IsolationForestModel extends Forest {
  readonly algorithm: 'isolationforest';
  readonly minPathLength: number;
  readonly maxPathLength: number;
  /** Whether the first output says if the row is an anomaly. */
  readonly flagsAnomalies: boolean;
}

/** Trees whose splits are hyperplanes: at node i, `(x - point) · normal <= 0` goes left. */
export interface ExtendedIsolationForestModel extends ModelHeader {
  readonly algorithm: 'extendedisolationforest';
  /** The mean path length of a tree as large as the samples, by which scores are scaled. */
  readonly samplePathLength: number;
  readonly treeCount: number;
  /** `[nodes]`: the left child, -1 for a leaf. */
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** `[nodes, inputs]`, row-major. */
  readonly normals: Float64Array;
  readonly points: Float64Array;
  /** `[nodes]`: depth of the leaf plus the mean depth of what it holds. */
  readonly pathLengths: Float64Array;
  /** `[treeCount]`: the node where each tree begins. */
  readonly roots: Int32Array;
}

/** Trees over one-hot slots and numbers in float32; a missing value goes where its node says. */
export interface XgboostModel extends ModelHeader {
  readonly algorithm: 'xgboost';
  readonly objective: string;
  readonly baseScore: number;
  /** Whether zeros and empty slots count as missing. */
  readonly isSparse: boolean;
  readonly blocks: InputBlocks;
  /** Splits are over slots, not inputs. */
  readonly trees: TreeNodes;
  readonly calibration: ProbabilityCalibration | null;
}

export const activations = ['Rectifier', 'Tanh', 'ExpRectifier', 'Maxout'] as const;
export type Activation = (typeof activations)[number];

export interface DenseLayer {
  readonly inputCount: number;
  readonly outputCount: number;
  /** 1, or how many weights a maxout unit chooses among. */
  readonly pieces: number;
  /** `[outputCount, inputCount, pieces]`, rounded to float32. */
  readonly weights: Float64Array;
  /** `[outputCount, pieces]`. */
  readonly biases: Float64Array;
  /** What the layer's output is multiplied by. */
  readonly scale: number;
}

export interface DeepLearningModel extends ModelHeader {
  readonly algorithm: 'deeplearning';
  readonly distribution: string;
  readonly blocks: InputBlocks;
  /** Of the numeric inputs: `(x - shift) * factor`. */
  readonly standardization: { readonly shift: readonly number[]; readonly factor: readonly number[] } | null;
  /** Of the response of a regression. */
  readonly responseScale: { readonly shift: number; readonly factor: number } | null;
  readonly activation: Activation;
  readonly layers: readonly DenseLayer[];
}

export interface KMeansModel extends ModelHeader {
  readonly algorithm: 'kmeans';
  readonly standardization: {
    readonly means: readonly number[];
    readonly factors: readonly number[];
    /** -1 for a numeric input. */
    readonly modes: readonly number[];
  } | null;
  /** `[clusters][inputs]` */
  readonly centers: readonly (readonly number[])[];
}

export interface Word2VecModel extends ModelHeader {
  readonly algorithm: 'word2vec';
  readonly vectorSize: number;
  readonly words: ReadonlyMap<string, number>;
  /** `[words, vectorSize]`, row-major. */
  readonly vectors: Float32Array;
}

export interface StackedEnsembleModel extends ModelHeader {
  readonly algorithm: 'stackedensemble';
  /** In the order of the metalearner's inputs; null where a base model is not used and counts as 0. */
  readonly baseModels: readonly (BaseModel | null)[];
  readonly metalearner: MojoModel;
  readonly transform: 'none' | 'logit';
}

export interface BaseModel {
  readonly model: MojoModel;
  /** For each input of the base model, its place among the inputs of the ensemble. */
  readonly inputs: readonly number[];
}

export type MojoModel =
  | GlmModel
  | GbmModel
  | DrfModel
  | IsolationForestModel
  | ExtendedIsolationForestModel
  | XgboostModel
  | DeepLearningModel
  | KMeansModel
  | Word2VecModel
  | StackedEnsembleModel;

export type MojoAlgorithm = MojoModel['algorithm'];
