import { expect, it } from 'vitest';
import { chooseBlocks } from './choose-blocks.js';
import { linearLearner } from './learner.js';

it('the blocks are those that have a weight', () => {
  const own = { titleWeight: 0, leadWeight: 0, pairWeight: 2, characterWeight: 0.5, vectorWeight: 0 };
  const settled = {
    ...linearLearner.parseParameters({}),
    ...own,
    minDocuments: 3,
    minCharacterDocuments: 2,
    balance: 0,
    c: 1,
  };
  const blocks = chooseBlocks(settled).map(
    ({ block: { source, kind, weight }, leastDocuments }) => `${source} ${kind} ${weight} from ${leastDocuments}`,
  );
  expect(blocks).toEqual(['both words 1 from 3', 'both pairs 2 from 3', 'both characters 0.5 from 2']);
});
