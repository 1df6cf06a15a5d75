import type { Corpus, SettleContext } from '@classmark/learner';
import { leastDocuments } from '../features/parameters.js';
import { hasCharacters, settleCharacters } from '../features/settle-characters.js';
import { countLabelled } from '../fitting/count-labelled.js';
import { choosePasses } from '../fitting/learn-pass.js';
import type { LinearParameters, SettledParameters } from './parameters.js';

/** From here on, counting frequencies beforehand costs more than it brings. */
const manyDocuments = 50_000;
/** Rows of a corpus of up to so many documents are to be in one block, and kept for all passes. */
const fewDocuments = 20_000;
/** Rows with runs of characters have some ten times as many entries. */
const blockBytes = { few: 2 ** 25, fewWithCharacters: 2 ** 23, many: 2 ** 20 } as const;
/** More visits to few documents fit noise, and to many cost more than they bring. */
const documentVisits = 150_000;
const fewestAndMostPasses = [1, 10] as const;

/** Settles weighting, the least number of documents, passes and blocks by the size of the corpus; characters by a look at it. */
export async function settleLinearSgd(
  corpus: Corpus,
  subjects: number,
  parameters: LinearParameters,
  context: SettleContext,
): Promise<SettledParameters> {
  if (isSettled(parameters)) return parameters;
  const documents = await countLabelled(corpus, context);
  const { characters: _, ...others } = parameters;
  const { weighting, minDocuments, passes, blockBytes: bytes } = parameters;
  const settled = weighting === 'auto' ? (documents <= manyDocuments ? 'tf-idf' : 'log-count') : weighting;
  const characters = await settleCharacters(parameters, corpus, subjects, { ...context, documents });
  const isFew = documents <= fewDocuments;
  const kept = hasCharacters(characters) ? 'fewWithCharacters' : 'few';
  return {
    ...others,
    ...characters,
    weighting: settled,
    // Rare columns are left out where columns are counted anyway, or a person wants it.
    minDocuments: minDocuments === 'auto' && settled !== 'tf-idf' ? 1 : leastDocuments(minDocuments, documents),
    passes: passes === 'auto' ? choosePasses(documents, documentVisits, fewestAndMostPasses) : passes,
    blockBytes: bytes === 'auto' ? blockBytes[isFew ? kept : 'many'] : bytes,
  };
}

function isSettled(parameters: LinearParameters): parameters is SettledParameters {
  const { weighting, minDocuments, passes, blockBytes, characters } = parameters;
  return ![weighting, minDocuments, passes, blockBytes, characters].includes('auto');
}
