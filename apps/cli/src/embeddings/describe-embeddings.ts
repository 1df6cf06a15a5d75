import { basename } from 'node:path';
import { countOf } from '@classmark/domain';
import type { NearWord } from '@classmark/embeddings';

/** What `embeddings info` and its neighbours tell of a file of word vectors. */
export interface EmbeddingsReport {
  readonly path: string;
  readonly format: string;
  readonly words: number;
  readonly dimensions: number;
  readonly nearest: readonly { readonly word: string; readonly neighbours: readonly NearWord[] }[];
}

/** The report for people. */
export function describeEmbeddings({ path, format, words, dimensions, nearest }: EmbeddingsReport): string {
  const lines = [
    `${basename(path)}: ${words.toLocaleString('en')} ${words === 1 ? 'word' : 'words'}, ${countOf(dimensions, 'dimension')} (${format}).`,
    ...nearest.map(({ word, neighbours }) =>
      neighbours.length === 0
        ? `${word}: not in the file`
        : `${word}: ${neighbours.map((near) => `${near.word} ${near.cosine.toFixed(2)}`).join(', ')}`,
    ),
  ];
  return `${lines.join('\n')}\n`;
}
