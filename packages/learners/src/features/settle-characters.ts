import type { Corpus, SettleContext } from '@classmark/learner';
import { sampleSize } from './sample-drawer.js';
import { doWordsSayLittle } from './words-say-little.js';

/** Whether runs of characters are hashed beside the words. */
export interface CharacterChoice {
  /** Settled, it is left out where there are none: of words alone a model is what it was before there were runs. */
  readonly characters?: 'auto' | 'none' | 'runs';
}

/** The choice as the counting of terms takes it. */
export function hasCharacters({ characters }: CharacterChoice): boolean {
  return characters === 'runs';
}

/** Settles by a look at some of the documents that runs of characters are terms; of fewer than it takes, that they are not. */
export async function settleCharacters(
  { characters }: CharacterChoice,
  corpus: Corpus,
  subjects: number,
  context: SettleContext & { readonly documents: number },
): Promise<{ readonly characters?: 'runs' }> {
  if (characters !== 'auto') return characters === 'runs' ? { characters } : {};
  const isLookedAt = context.documents >= sampleSize;
  return isLookedAt && (await doWordsSayLittle(corpus, subjects, context)) ? { characters: 'runs' } : {};
}
