import { numberGroups, stratifiedFolds } from '@classmark/evaluation';
import type { DocumentLabels, LearnerDocument } from '@classmark/learner';
import { type BenchCorpus, readCorpus } from '../quality/corpora.js';

/** A subject is rare with so many documents of the whole file. */
const fewest = 10;
const most = 50;
const folds = 5;

export interface Labelled {
  readonly documents: readonly LearnerDocument[];
  readonly labels: readonly DocumentLabels[];
}

/** Documents with what is known of their rare subjects. */
export interface RareSubjects extends Labelled {
  readonly corpus: string;
  readonly subjects: readonly { readonly name: string; readonly positives: number }[];
}

/** PLOS's roots are broad, its leaves have a few documents each: subjects are the second level. */
function nameSubject(subject: string): string[] {
  if (!subject.startsWith('/')) return [subject];
  const segments = subject.split('/').filter((segment) => segment !== '');
  return segments.length < 2 ? [] : [segments.slice(0, 2).join(' / ')];
}

export async function readRareSubjects(corpus: BenchCorpus): Promise<RareSubjects> {
  const records = await readCorpus({ ...corpus, subjects: 'as-given' });
  const named = records.map(({ subjects }) => [...new Set(subjects.flatMap(nameSubject))]);
  const counts = new Map<string, number>();
  for (const name of named.flat()) counts.set(name, (counts.get(name) ?? 0) + 1);
  const subjects = [...counts]
    .filter(([, positives]) => positives >= fewest && positives <= most)
    .map(([name, positives]) => ({ name, positives }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const index = new Map(subjects.map(({ name }, i) => [name, i]));
  const labelsOf = (own: readonly string[]): DocumentLabels => ({
    yes: Uint32Array.from(own.flatMap((name) => index.get(name) ?? [])).sort(),
    no: 'rest',
  });
  return { corpus: corpus.name, documents: records, labels: named.map(labelsOf), subjects };
}

/** A fifth of the documents to test on, in which every subject has its share, and the rest to learn from. */
export function splitRare({ documents, labels, subjects }: RareSubjects, seed: number): [Labelled, Labelled] {
  const offsets = new Uint32Array(labels.length + 1);
  for (const [i, { yes }] of labels.entries()) offsets[i + 1] = (offsets[i] ?? 0) + yes.length;
  const rows = { offsets, subjects: Uint32Array.from(labels.flatMap(({ yes }) => [...yes])) };
  const groups = numberGroups(documents.map(({ title, text }) => `${title}\n${text}`.toLowerCase()));
  const foldOf = stratifiedFolds(rows, { folds, groups, subjectCount: subjects.length, seed });
  const pick = (isTest: boolean): Labelled => ({
    documents: documents.filter((_, i) => (foldOf[i] === 0) === isTest),
    labels: labels.filter((_, i) => (foldOf[i] === 0) === isTest),
  });
  return [pick(false), pick(true)];
}
