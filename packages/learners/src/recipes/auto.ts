import { fewSubjects, smallCorpus } from '../linear/settle.js';
import { type Backends, loadLearner } from '../registry.js';
import type { CorpusSize, LearnerSetting } from './recipe.js';

/** Up to so many documents and characters the batch learner's rows stay under some 100 MB. */
const mostBatchDocuments = 30_000;
const mostBatchCharacters = 2 ** 25;

/** Documents × subjects up to which another folding takes seconds or minutes, not a part of an hour. */
const mostCellsFoldedAgain = 2 ** 21;

/** Half the memory of 2^20 columns, for .001 of micro-F1 on 160,000 documents. */
const streamedBits = 19;

/**
 * Beside the learner's own settings, for few documents: naive Bayes's member alone and characters in full. It is better
 * where texts are long and their subjects broad.
 */
const ofFewDocuments = [{}, { bayesWeight: 1, characterWeight: 1 }] as const;

/** Whether `auto` takes the batch learner, the only one that it tries word vectors or an encoder with. */
export const fitsInMemory = ({ documents, characters }: Omit<CorpusSize, 'subjects'>): boolean =>
  documents <= mostBatchDocuments && characters !== null && characters <= mostBatchCharacters;

const isSmall = (size: CorpusSize): boolean =>
  fitsInMemory(size) && size.documents <= smallCorpus && size.subjects <= fewSubjects;

/**
 * What `auto` tries: the batch learner where its rows fit in memory, else the streaming one. With word vectors
 * or an encoder at hand, the batch learner with them, too.
 */
export async function listAutoSettings(
  size: CorpusSize,
  vectors: Pick<Backends, 'wordVectors' | 'encoder'> = {},
): Promise<[LearnerSetting, ...LearnerSetting[]]> {
  if (!fitsInMemory(size)) {
    const learner = await loadLearner('linear-sgd');
    return [{ learner, parameters: learner.parseParameters({ bits: streamedBits }) }];
  }
  const learner = await loadLearner('linear', vectors);
  const [first, ...others] = ofFewDocuments;
  const settingOf = (own: object): LearnerSetting => ({ learner, parameters: learner.parseParameters(own) });
  const further = isSmall(size) ? others : [];
  if (vectors.wordVectors === undefined && vectors.encoder === undefined)
    return [settingOf(first), ...further.map(settingOf)];
  const without = { vectorWeight: 0 };
  const withVectors = [first, ...further].map((own): LearnerSetting => ({ ...settingOf(own), mustConvince: true }));
  return [
    settingOf({ ...first, ...without }),
    ...further.map((own) => settingOf({ ...own, ...without })),
    ...withVectors,
  ];
}

/** Of few documents one folding tells little of what a score is worth, and another is cheap. */
export function countAutoFoldings(size: CorpusSize): number {
  if (!fitsInMemory(size) || size.documents * size.subjects > mostCellsFoldedAgain) return 1;
  return isSmall(size) ? 3 : 2;
}
