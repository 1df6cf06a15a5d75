import type { WordVectors } from '@classmark/embeddings';
import type { ThreadContract } from '@classmark/runtime';

/** How to learn; the texts are asked for. */
export interface LearningSettings {
  readonly architecture: 'skip-gram' | 'cbow';
  readonly dimensions: number;
  readonly window: number;
  readonly epochs: number;
  readonly minCount: number;
  readonly seed: number;
}

export interface ReadText {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

export interface LearningNote {
  readonly phase: 'read' | 'fit';
  readonly done: number;
  readonly total: number | null;
}

export interface LearntVectors extends WordVectors {
  readonly kind: 'learnt';
  /** That were learnt from. */
  readonly documents: number;
}

/** Hardly a word is frequent enough, or there are more than fit in memory. */
export type NotLearnt = { readonly kind: 'too-few' } | { readonly kind: 'too-large'; readonly message: string };

/** Asks for the texts after a document. */
export const learningThread: ThreadContract<
  LearningSettings,
  string,
  readonly ReadText[],
  LearningNote,
  LearntVectors | NotLearnt
> = { script: new URL('./learn.js', import.meta.url) };
