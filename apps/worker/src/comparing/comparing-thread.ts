import type { StoredChunk, TrainingPart } from '@classmark/database';
import type { ComparedRecipe, PromiseScope } from '@classmark/domain';
import type { WordVectors } from '@classmark/embeddings';
import type { EncoderMark, TrainingProgress, WeighedModel } from '@classmark/learners';
import type { ThreadContract } from '@classmark/runtime';
import type { Refusal } from '../training/refusal.js';

/** What is compared; the documents are asked for. */
export interface ComparingTask {
  readonly recipes: readonly ComparedRecipe[];
  readonly wordVectors: WordVectors | null;
  /** Documents come with its vectors. */
  readonly encoder: EncoderMark | null;
  /** Names that are told apart, in the order of the labels' positions. */
  readonly subjects: readonly string[];
  readonly targetPrecision: number;
  readonly promise: PromiseScope;
  readonly trainingDocuments: number;
  readonly seed: number;
}

export interface ComparingQuestion {
  readonly part: TrainingPart;
  readonly afterId: string;
}

export type ComparingNote =
  | { readonly kind: 'begun'; readonly name: string }
  | { readonly kind: 'progress'; readonly name: string; readonly progress: TrainingProgress }
  /** TensorFlow.js was loaded. */
  | { readonly kind: 'backend'; readonly backend: string };

export type ComparedTask =
  | { readonly kind: 'compared'; readonly documents: number; readonly models: readonly WeighedModel[] }
  | Refusal;

export const comparingThread: ThreadContract<
  ComparingTask,
  ComparingQuestion,
  StoredChunk,
  ComparingNote,
  ComparedTask
> = { script: new URL('./compare.js', import.meta.url) };
