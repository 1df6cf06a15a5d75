/** What a learner reads of a document. `id` names it in progress and errors; it is not a feature. */
export interface LearnerDocument {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** The same texts in UTF-8 where they are at hand, white space aside: features can be made of them without strings. */
  readonly utf8?: readonly [title: Uint8Array, text: Uint8Array];
  /** What an encoder made of title and text, where models are trained with one. */
  readonly vector?: Float32Array;
}

/**
 * What is known of one document's subjects, as indices into the task's subjects, ascending and without repeats.
 * `no` is `'rest'` where the source says that its labels are complete; otherwise what is in neither list is unknown.
 * Unknown cells enter neither loss, metrics, calibration nor thresholds.
 */
export interface DocumentLabels {
  readonly yes: Uint32Array;
  readonly no: Uint32Array | 'rest';
}

/** Some consecutive documents with their labels, `labels[i]` for `documents[i]`. */
export interface Chunk {
  readonly documents: readonly LearnerDocument[];
  readonly labels: readonly DocumentLabels[];
}

/** Each call gives a fresh pass over the same documents in the same order. */
export type Corpus = () => AsyncIterable<Chunk> | Iterable<Chunk>;

/** How a fit stands: `done` of `total` documents over all its passes. */
export interface FitProgress {
  readonly phase: 'features' | 'fit';
  readonly pass: number;
  readonly passes: number;
  readonly chunk: number;
  readonly done: number;
  /** Documents over all passes; null while the first pass has not yet counted them. */
  readonly total: number | null;
  /** Mean training loss per known (document, subject) cell over the last chunk; null where it is not computed. */
  readonly loss: number | null;
}

/** What the labels of a corpus are, counted beforehand over its documents with a known cell. */
export interface CountedLabels {
  readonly documents: number;
  /** `[subjects]`: documents with a yes, and with a no. */
  readonly positives: Uint32Array;
  readonly negatives: Uint32Array;
}

/** A thread that runs one task. */
export interface TaskThread {
  /** What the task returned. Rejects with what it threw, or where the thread ended before the task did. */
  readonly result: Promise<unknown>;
  /** Ends the thread, whatever it is doing. */
  stop(): Promise<void>;
}

/** Threads for arithmetic, given by the app. */
export interface Threads {
  /** How many may run beside the caller's. */
  readonly count: number;
  /**
   * Runs `run(task)` of the module at `entry` in a new thread. The task is cloned; shared memory in it stays shared.
   * The caller stops the thread when it needs it no more.
   */
  start(entry: URL, task: unknown): TaskThread;
}

/** The state of a fit between two blocks of documents: goes on where it stood, to the bit. Stored like weights. */
export type Checkpoint = EncodedWeights;

/** What a fit needs of the world, passed in: a seed for every random choice, cancellation, a listener. */
export interface FitContext {
  readonly seed: number;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: FitProgress) => void;
  /** Spares the fit a pass that counts. An estimate will do: it sets rates and where intercepts start. */
  readonly counted?: CountedLabels;
  /** Of the whole training, where the corpus is a part of it: what all of its fits must do alike goes by these. */
  readonly whole?: CountedLabels;
  /** Called after each block; `take` copies the state of when that is learnt: to be called before the promise settles. */
  readonly onCheckpoint?: (take: () => Promise<Checkpoint>) => void | Promise<void>;
  /** What an interrupted fit of the same corpus, parameters and seed had taken last. Throws ArtefactError if damaged. */
  readonly resumeFrom?: Checkpoint;
  /** Without it the fit runs in the caller's thread alone. The weights are the same. */
  readonly threads?: Threads;
}

/** What parameters are settled with. Who settles by fitting tells how that stands. */
export type SettleContext = Pick<FitContext, 'seed' | 'signal' | 'counted'> &
  Partial<Pick<FitContext, 'onProgress'>> & {
    /** Documents drawn from all over the corpus, some of their text left out; spares a pass that draws them. */
    readonly sample?: Corpus;
  };

/**
 * One n-gram's share in a raw score, positive speaks for the subject: `weight × value` where scores are sums, else by how
 * much the score falls without it.
 */
export interface Contribution {
  /** The n-gram as the learner's features know it, lower-cased, words joined by one space. */
  readonly term: string;
  readonly contribution: number;
}

/** Distinct words of a document, and how many of them the features know. */
export interface WordCounts {
  readonly all: number;
  readonly known: number;
}

/** A raw tensor, as safetensors stores it. */
export interface Tensor {
  readonly dtype: 'F32' | 'F64' | 'I32' | 'U32' | 'U8';
  readonly shape: readonly number[];
  readonly data: Float32Array | Float64Array | Int32Array | Uint32Array | Uint8Array;
}

/** A learner's weights as named tensors and text metadata: the part of an artefact the learner owns. */
export interface EncodedWeights {
  readonly tensors: Readonly<Record<string, Tensor>>;
  readonly metadata: Readonly<Record<string, string>>;
}

export interface Capabilities {
  readonly update: boolean;
  readonly explain: boolean;
  /** Whether a fit takes checkpoints and goes on from them. */
  readonly resume: boolean;
}

/** A parameter out of range: says name, rule and value. */
export class ParameterError extends Error {
  override readonly name = 'ParameterError';
  constructor(
    readonly parameter: string,
    readonly rule: string,
    readonly value: unknown,
  ) {
    // JSON would call what is no number null.
    super(`Parameter "${parameter}" ${rule}; got ${typeof value === 'number' ? value : JSON.stringify(value)}.`);
  }
}

/** Weights that cannot be read: damaged, of another learner, or of a newer format. */
export class ArtefactError extends Error {
  override readonly name = 'ArtefactError';
}

/**
 * A one-vs-rest text classifier over all subjects of a task. It owns its features.
 * `Parameters` are checked before fitting; `Weights` exist only fitted, so "predict before fit" cannot be written.
 * The same corpus, parameters and seed give the same bytes.
 */
export interface Learner<Parameters = unknown, Weights = unknown> {
  readonly id: string;
  readonly capabilities: Capabilities;
  /** Fills in defaults. Throws ParameterError. */
  parseParameters(input: unknown): Parameters;
  /**
   * Settles every parameter that was left to the corpus: once for a training, from all of its documents, so that each of
   * its fits is given the same however few of them it sees. What is settled stays as it is.
   */
  settle(corpus: Corpus, subjects: number, parameters: Parameters, context: SettleContext): Promise<Parameters>;
  /** Settles what is not settled. Throws the signal's reason when aborted. */
  fit(corpus: Corpus, subjects: number, parameters: Parameters, context: FitContext): Promise<Weights>;
  /**
   * Learns some more documents, as decisions give them: new weights, the old ones stay as they are. Subjects from
   * `subjects` of the weights up to the given number are new, and begin here.
   */
  update?(weights: Weights, chunk: Chunk, subjects: number, parameters: Parameters): Weights;
  /** Raw scores `[documents, subjects]`, row-major; 0 is the natural threshold. Float64 sums. */
  decide(weights: Weights, documents: readonly LearnerDocument[]): Float64Array;
  /** The terms of the document that moved the subject's raw score most, strongest first. */
  explain?(weights: Weights, document: LearnerDocument, subject: number): Contribution[];
  /** What the document's vector adds to the subject's raw score where it stands for the text as a whole; else null. */
  explainWhole?(weights: Weights, document: LearnerDocument, subject: number): number | null;
  /** Of few known words scores say little, of none nothing. */
  countWords(weights: Weights, document: LearnerDocument): WordCounts;
  encode(weights: Weights): EncodedWeights;
  /** Throws ArtefactError. */
  decode(encoded: EncodedWeights): Weights;
}
