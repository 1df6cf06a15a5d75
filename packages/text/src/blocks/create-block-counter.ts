import { createTermRows } from '../create-term-rows.js';
import type { BlockCounter } from './block-counter.js';
import { CharacterCounter } from './character-counter.js';
import { type FeatureBlock, textsOf } from './feature-blocks.js';

/** All 32 bits: two terms of a block do not share a column, but by a chance of some 1 in 10,000 for each unknown one. */
const hashBits = 32;

export function createBlockCounter(block: FeatureBlock): BlockCounter {
  const { kind, stopWords } = block;
  if (kind === 'characters') return new CharacterCounter(block);
  const size = kind === 'pairs' ? 2 : 1;
  const terms = { bits: hashBits, minWords: size, maxWords: size, stopWords } as const;
  const rows = createTermRows({ ...terms, weighting: 'count', unitLength: false });
  return {
    get entries() {
      return rows.entries;
    },
    add: (document) => rows.add(textsOf(block, document)),
    view: () => rows.view(),
    clear: () => rows.clear(),
  };
}
