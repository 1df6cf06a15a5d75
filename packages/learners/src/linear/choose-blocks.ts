import type { FeatureBlock } from '@classmark/text';
import type { SettledParameters } from './parameters.js';

/** A block, and in how many documents a term must occur to have a column. */
export interface ChosenBlock {
  readonly block: FeatureBlock;
  readonly leastDocuments: number;
}

/** The blocks that have a weight. */
export function chooseBlocks(parameters: SettledParameters): ChosenBlock[] {
  const { titleWeight, leadWeight, pairWeight, characterWeight, stopWords, pairStopWords } = parameters;
  const blocks: readonly FeatureBlock[] = [
    { source: 'both', kind: 'words', stopWords, weight: 1 },
    { source: 'title', kind: 'words', stopWords, weight: titleWeight },
    { source: 'lead', kind: 'words', stopWords, weight: leadWeight },
    { source: 'both', kind: 'pairs', stopWords: pairStopWords, weight: pairWeight },
    { source: 'both', kind: 'characters', stopWords: 'none', weight: characterWeight },
  ];
  const leastOf = ({ kind }: FeatureBlock): number =>
    kind === 'characters' ? parameters.minCharacterDocuments : parameters.minDocuments;
  return blocks.filter(({ weight }) => weight > 0).map((block) => ({ block, leastDocuments: leastOf(block) }));
}
