import type { Corpus, SettleContext } from '@classmark/learner';
import { leastDocuments } from '../features/parameters.js';
import { settleCharacters } from '../features/settle-characters.js';
import { countLabelled } from '../fitting/count-labelled.js';
import { choosePasses } from '../fitting/learn-pass.js';
import type { LinearTfParameters, SettledTfParameters } from './parameters.js';

const documentVisits = 50_000;
const fewestAndMostPasses = [2, 100] as const;

/** Settles the least number of documents and passes by the size of the corpus; characters by a look at it. */
export async function settleLinearTf(
  corpus: Corpus,
  subjects: number,
  parameters: LinearTfParameters,
  context: SettleContext,
): Promise<SettledTfParameters> {
  const { characters, ...others } = parameters;
  const { minDocuments, passes } = parameters;
  if (minDocuments !== 'auto' && passes !== 'auto' && characters !== 'auto') {
    return { ...parameters, minDocuments, passes };
  }
  const documents = await countLabelled(corpus, context);
  return {
    ...others,
    ...(await settleCharacters(parameters, corpus, subjects, { ...context, documents })),
    minDocuments: leastDocuments(minDocuments, documents),
    passes: passes === 'auto' ? choosePasses(documents, documentVisits, fewestAndMostPasses) : passes,
  };
}
