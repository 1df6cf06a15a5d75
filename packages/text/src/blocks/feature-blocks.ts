import type { StopWordList } from '../stop-words.js';
import type { DocumentTexts } from './document-texts.js';
import { leadOf } from './lead.js';

/** The lead is how the text begins. */
export const blockSources = ['title', 'lead', 'both'] as const;
export type BlockSource = (typeof blockSources)[number];

/** Words; pairs of neighbouring words; or runs of 3 to 5 characters within words, each padded by a space on both sides. */
export const blockKinds = ['words', 'pairs', 'characters'] as const;
export type BlockKind = (typeof blockKinds)[number];

/** Features that are weighed and scaled by themselves before rows are joined of them. */
export interface FeatureBlock {
  readonly source: BlockSource;
  readonly kind: BlockKind;
  /** Left out before neighbours are paired; characters are of all words. */
  readonly stopWords: StopWordList;
  /** The length of the block's part of a row, before the row is brought to length 1. */
  readonly weight: number;
}

/** A block whose columns are known. */
export interface FittedBlock extends FeatureBlock {
  /** The whole hashes of the terms that rows have columns for, the most frequent first, then ascending. */
  readonly hashes: Uint32Array;
  /** `[hashes]`: in how many documents each occurred, at least 1. */
  readonly frequencies: Uint32Array;
}

/**
 * Fitted features: a row has the columns of its blocks, one block's behind the other's. A value is
 * (1 + ln count) × (ln((1 + documents) / (1 + frequency)) + 1); each block's part is scaled to its weight, the whole to 1.
 */
export interface BlockModel {
  /** Documents that frequencies were counted over. */
  readonly documents: number;
  readonly blocks: readonly FittedBlock[];
}

export function countColumns({ blocks }: BlockModel): number {
  return blocks.reduce((sum, { hashes }) => sum + hashes.length, 0);
}

/** `[hashes]`: smooth inverse document frequencies. */
export function inverseFrequencies({ frequencies }: FittedBlock, documents: number): Float64Array {
  return Float64Array.from(frequencies, (frequency) => Math.log((1 + documents) / (1 + frequency)) + 1);
}

/** What a block reads of a document. No pair of words reaches from one into the next. */
export function textsOf({ source }: FeatureBlock, { title, text }: DocumentTexts): readonly string[] {
  if (source === 'title') return [title];
  return source === 'lead' ? [leadOf(text)] : [title, text];
}
