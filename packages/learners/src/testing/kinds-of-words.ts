import type { Chunk } from '@classmark/learner';
import { createRandom, type Random } from '@classmark/math';

/** Makes the text of a document of a subject, 0 to 2. */
export type TextFor = (subject: number, random: Random) => string;

/** Three subjects, each document's text by its own. */
export function corpusOf(documents: number, textFor: TextFor): () => Chunk[] {
  const random = createRandom(7);
  const chunk: Chunk = {
    documents: Array.from({ length: documents }, (_, i) => ({
      id: `${i}`,
      title: '',
      text: textFor(i % 3, random),
    })),
    labels: Array.from({ length: documents }, (_, i) => ({ yes: Uint32Array.of(i % 3), no: 'rest' })),
  };
  return () => [chunk];
}

const pick = <T>(random: Random, from: readonly T[]): T => from[random.below(from.length)];
const repeat = (count: number, make: () => string, by: string): string => Array.from({ length: count }, make).join(by);

const parts = 'an ver ung keit lich haft bau werk zeit raum teil kraft form stand satz gang blick fluss'.split(' ');
const stems = [
  ['meer', 'tide', 'salz', 'wellen', 'strom'],
  ['stahl', 'legier', 'korros', 'polymer', 'schicht'],
  ['schul', 'lehr', 'kinder', 'unterricht', 'lese'],
] as const;
const wordOf = (random: Random, count: number): string => repeat(count, () => pick(random, parts), '');
const compound: TextFor = (subject, random) =>
  random.below(5) > 0
    ? wordOf(random, 2 + random.below(4))
    : wordOf(random, 1 + random.below(3)) + pick(random, stems[subject]) + wordOf(random, 1 + random.below(3));
const plain: TextFor = (subject, random) =>
  random.below(5) > 0 ? wordOf(random, 1 + random.below(2)) : pick(random, stems[subject]);
const han = Array.from({ length: 300 }, (_, i) => String.fromCodePoint(0x4e00 + 7 * i));
const own = stems.map((_, subject) => Array.from({ length: 8 }, (_, i) => han[20 * subject + i] + han[100 + i]));
const unbroken: TextFor = (subject, random) =>
  repeat(12, () => (random.below(5) > 0 ? pick(random, han) : pick(random, own[subject])), '');

/** What tells subjects apart lies within words: words are compounds, or no blanks part them. */
export const ofCompounds: TextFor = (subject, random) => repeat(40, () => compound(subject, random), ' ');
export const withoutBlanks: TextFor = (subject, random) => repeat(6, () => unbroken(subject, random), '。');
/** Words tell subjects apart. */
export const ofPlainWords: TextFor = (subject, random) => repeat(40, () => plain(subject, random), ' ');
