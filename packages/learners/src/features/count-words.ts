import type { LearnerDocument, WordCounts } from '@classmark/learner';
import { scanWords, Words } from '@classmark/text';
import { partsOf } from './parts.js';

const words = new Words();

/** @param isKnown told a word's hash, a signed 32-bit integer */
export function countWords(document: LearnerDocument, isKnown: (hash: number) => boolean): WordCounts {
  const seen = new Set<number>();
  let known = 0;
  for (const part of partsOf(document)) {
    scanWords(part.normalize('NFC'), words);
    for (let i = 0; i < words.count; i++) {
      const hash = words.hashes[i];
      if (seen.has(hash)) continue;
      seen.add(hash);
      if (isKnown(hash)) known += 1;
    }
  }
  return { all: seen.size, known };
}
