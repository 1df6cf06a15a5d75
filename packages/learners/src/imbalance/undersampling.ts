import { hashInt } from '@classmark/math';
import type { RowBlock } from '../fitting/row-pool.js';
import type { SubjectGroup } from '../fitting/targets.js';

/** The share of a subject's negatives that is learnt: as many as make `negatives` to a positive. */
export function negativeShare(
  negatives: number,
  counted: { readonly positives: number; readonly all: number },
): number {
  const { positives, all } = counted;
  return all > 0 ? Math.min(1, (negatives * Math.max(1, positives)) / all) : 1;
}

/**
 * Makes unknown, in place, the negatives that are not learnt. Which these are depends on the seed, the document's place
 * in the corpus and the subject, so it is the same in all passes.
 * @param shares `[subjects]`: the share of each subject's negatives that is learnt
 */
export function sampleNegatives(group: SubjectGroup, shares: Float64Array, seed: number) {
  return (targets: Int8Array, block: Pick<RowBlock, 'first'>, order: Uint32Array): void => {
    for (const [i, row] of order.entries()) {
      const document = hashInt(block.first + row, seed | 0);
      for (let k = 0; k < group.count; k++) {
        const at = i * group.count + k;
        const subject = group.first + k;
        const share = shares[subject];
        if (targets[at] !== -1 || share === 1) continue;
        if ((hashInt(subject, document) >>> 0) / 2 ** 32 >= share) targets[at] = 0;
      }
    }
  };
}

/** What is to be added to the intercepts, so that probabilities are those of all documents (King & Zeng 2001). */
export function interceptCorrections(shares: Float64Array): Float64Array {
  return shares.map(Math.log);
}
