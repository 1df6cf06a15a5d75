import type { StoredChunk, TrainingPart } from '@classmark/database';
import type { WordVectors } from '@classmark/embeddings';
import type { PromiseScope } from '@classmark/evaluation';
import type {
  Classifier,
  EncoderMark,
  Evaluation,
  SuspectCell,
  TrainingCost,
  TrainingProgress,
} from '@classmark/learners';
import type { ThreadContract } from '@classmark/runtime';
import type { Refusal } from './refusal.js';

/** What a model is trained by; the documents are asked for. */
export interface TrainingTask {
  readonly recipe: string;
  readonly parameters: unknown;
  /** Names, in the order of the labels' positions. */
  readonly subjects: readonly string[];
  readonly targetPrecision: number;
  readonly promise: PromiseScope;
  readonly seed: number;
  /** Threads that may be started to help. */
  readonly helperThreads: number;
  readonly provenance: Readonly<Record<string, unknown>>;
  readonly wordVectors: WordVectors | null;
  /** Documents come with its vectors. */
  readonly encoder: EncoderMark | null;
  /** Where an earlier attempt at the same stood. */
  readonly checkpoint: Uint8Array | null;
}

/** The next documents of a part. */
export interface ChunkQuestion {
  readonly part: TrainingPart;
  readonly afterId: string;
}

export interface TrainedTask {
  readonly kind: 'trained';
  readonly artefact: Uint8Array;
  readonly classifiers: readonly Classifier[];
  readonly evaluation: Evaluation | null;
  /** The likeliest to be wrong first. */
  readonly suspectLabels: readonly SuspectCell[];
  readonly provenance: Readonly<Record<string, unknown>>;
}

/** The back end of learners that do without TensorFlow.js. */
export const plainBackend = 'javascript';

/** What is worth knowing while it goes on. */
export type TrainingNote =
  /** The state of the fit that stays, for a later attempt. */
  | { readonly kind: 'checkpoint'; readonly bytes: Uint8Array }
  | { readonly kind: 'progress'; readonly progress: TrainingProgress }
  /** Before the first fit. */
  | { readonly kind: 'cost'; readonly cost: TrainingCost }
  /** TensorFlow.js was loaded: on what, and why it is not a faster one. */
  | { readonly kind: 'backend'; readonly backend: string; readonly reason: string | null };

export const trainingThread: ThreadContract<
  TrainingTask,
  ChunkQuestion,
  StoredChunk,
  TrainingNote,
  TrainedTask | Refusal
> = { script: new URL('./train.js', import.meta.url) };
