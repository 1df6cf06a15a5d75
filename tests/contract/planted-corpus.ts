import type { Chunk, DocumentLabels, LearnerDocument } from '@classmark/learner';
import { createRandom } from '@classmark/math';

/** The word that gives away each subject of a planted corpus. */
export const plantedWords = ['glacier', 'enzyme', 'treaty'] as const;
const background = 'study shows results effect model area change new data group measure level time method'.split(' ');

export interface LabelledDocument {
  readonly document: LearnerDocument;
  readonly labels: DocumentLabels;
}

export function documentOf(text: string, title = ''): LearnerDocument {
  return { id: text, title, text };
}

/** Documents of background words; each subject's planted word stands where its label is yes, in a third of them. */
export function plantDocuments(count: number, seed = 11): LabelledDocument[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, (_, i) => {
    const words = Array.from({ length: 12 }, () => background[random.below(background.length)] ?? '');
    const yes = plantedWords.flatMap((_word, subject) => (random.below(3) === 0 ? [subject] : []));
    for (const subject of yes) words.splice(random.below(words.length), 0, plantedWords[subject] ?? '');
    return {
      document: { id: `d${i}`, title: words.slice(0, 3).join(' '), text: words.slice(3).join(' ') },
      labels: { yes: Uint32Array.from(yes), no: 'rest' },
    };
  });
}

/** The documents in chunks of a size. */
export function inChunks(documents: readonly LabelledDocument[], size: number): Chunk[] {
  return Array.from({ length: Math.ceil(documents.length / size) }, (_, chunk) => {
    const own = documents.slice(chunk * size, (chunk + 1) * size);
    return { documents: own.map(({ document }) => document), labels: own.map(({ labels }) => labels) };
  });
}
