import type { FeatureBlock } from '@classmark/text';
import type { LinearParameters } from './parameters.js';

/** A block, and in how many documents a term must occur to have a column. */
export interface ChosenBlock {
  readonly block: FeatureBlock;
  readonly leastDocuments: number;
}

/** Up to so many documents, pairs and characters bring more than they cost. */
export const smallCorpus = 2_000;

/** Of more subjects than this most have a document or two, and pairs and characters only tell these documents apart. */
export const fewSubjects = 200;

const weights = {
  small: { title: 0.3, lead: 0, pairs: 0.4, characters: 0.6 },
  smallOfManySubjects: { title: 0.3, lead: 0, pairs: 0, characters: 0 },
  large: { title: 0.4, lead: 0.4, pairs: 0, characters: 0 },
} as const;

/** What blocks are chosen by. */
export interface CorpusShape {
  readonly documents: number;
  readonly subjects: number;
}

/** The blocks for a corpus. */
export function chooseBlocks(parameters: LinearParameters, { documents, subjects }: CorpusShape): ChosenBlock[] {
  const { titleWeight, leadWeight, pairWeight, characterWeight, stopWords, pairStopWords, minDocuments } = parameters;
  const isSmall = documents <= smallCorpus;
  const auto = weights[isSmall ? (subjects > fewSubjects ? 'smallOfManySubjects' : 'small') : 'large'];
  const orAuto = (weight: 'auto' | number, own: number): number => (weight === 'auto' ? own : weight);
  const leastDocuments = orAuto(minDocuments, isSmall ? 1 : 2);
  const chosen: ChosenBlock[] = [
    { block: { source: 'both', kind: 'words', stopWords, weight: 1 }, leastDocuments },
    {
      block: { source: 'title', kind: 'words', stopWords, weight: orAuto(titleWeight, auto.title) },
      leastDocuments,
    },
    { block: { source: 'lead', kind: 'words', stopWords, weight: orAuto(leadWeight, auto.lead) }, leastDocuments },
    {
      block: { source: 'both', kind: 'pairs', stopWords: pairStopWords, weight: orAuto(pairWeight, auto.pairs) },
      leastDocuments,
    },
    {
      block: {
        source: 'both',
        kind: 'characters',
        stopWords: 'none',
        weight: orAuto(characterWeight, auto.characters),
      },
      leastDocuments: orAuto(minDocuments, 2),
    },
  ];
  return chosen.filter(({ block }) => block.weight > 0);
}
