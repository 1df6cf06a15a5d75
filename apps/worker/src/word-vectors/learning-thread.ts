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
  /** That were learnt from. */
  readonly documents: number;
}

/** Asks for the texts after a document; null where hardly a word is frequent enough. */
export const learningThread: ThreadContract<
  LearningSettings,
  string,
  readonly ReadText[],
  LearningNote,
  LearntVectors | null
> = { script: new URL('./learn.js', import.meta.url) };
