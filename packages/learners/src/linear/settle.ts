import type { Corpus, SettleContext } from '@classmark/learner';
import { doWordsSayLittle } from '../features/words-say-little.js';
import { countLabelled } from '../fitting/count-labelled.js';
import type { LinearParameters, SettledParameters } from './parameters.js';

/** Up to so many documents, pairs and characters bring more than they cost. */
export const smallCorpus = 2_000;

/** Of more subjects than this most have a document or two, and pairs and characters only tell these documents apart. */
export const fewSubjects = 200;

const weights = {
  small: { title: 0.3, lead: 0, pairs: 0.4, characters: 0.6 },
  smallOfManySubjects: { title: 0.3, lead: 0, pairs: 0, characters: 0 },
  large: { title: 0.4, lead: 0.4, pairs: 0, characters: 0 },
} as const;

/** Where words say little, runs of characters stand in for them, whatever the size of the corpus. */
const charactersForWords = 1;

/**
 * Settles blocks, the least numbers of documents and C by the size of the corpus; and that characters stay, by a look at
 * some of its documents.
 */
export async function settleLinear(
  corpus: Corpus,
  subjects: number,
  parameters: LinearParameters,
  context: SettleContext,
): Promise<SettledParameters> {
  if (isSettled(parameters)) return parameters;
  const documents = await countLabelled(corpus, context);
  const isSmall = documents <= smallCorpus;
  const auto = weights[isSmall ? (subjects > fewSubjects ? 'smallOfManySubjects' : 'small') : 'large'];
  const { characterWeight, minDocuments } = parameters;
  const wouldDrop = characterWeight === 'auto' && auto.characters === 0;
  const standIn = wouldDrop && (await doWordsSayLittle(corpus, subjects, context));
  const orAuto = (given: 'auto' | number, own: number): number => (given === 'auto' ? own : given);
  return {
    ...parameters,
    titleWeight: orAuto(parameters.titleWeight, auto.title),
    leadWeight: orAuto(parameters.leadWeight, auto.lead),
    pairWeight: orAuto(parameters.pairWeight, auto.pairs),
    characterWeight: orAuto(characterWeight, standIn ? charactersForWords : auto.characters),
    vectorWeight: orAuto(parameters.vectorWeight, 0),
    minDocuments: orAuto(minDocuments, isSmall ? 1 : 2),
    minCharacterDocuments: orAuto(parameters.minCharacterDocuments, orAuto(minDocuments, 2)),
    balance: orAuto(parameters.balance, parameters.imbalance === 'class-weights' ? 1 : 0),
    // From a half to 2 it matters little; few documents are learnt a little less closely.
    c: orAuto(parameters.c, isSmall ? 0.5 : 1),
  };
}

function isSettled(parameters: LinearParameters): parameters is SettledParameters {
  const { titleWeight, leadWeight, pairWeight, characterWeight, vectorWeight } = parameters;
  const { minDocuments, minCharacterDocuments, balance, c } = parameters;
  const weights = [titleWeight, leadWeight, pairWeight, characterWeight, vectorWeight];
  const left = [...weights, minDocuments, minCharacterDocuments, balance, c];
  return !left.includes('auto');
}
