import type { Chunk, Corpus, DocumentLabels, LearnerDocument } from '@classmark/learner';

/** Whether a document belongs; `index` is its place in the whole corpus. */
export type Selection = (document: LearnerDocument, index: number) => boolean;

/** The documents of a corpus that belong to a selection, in chunks as they come. */
export function selectDocuments(corpus: Corpus, belongs: Selection): Corpus {
  return async function* selected(): AsyncGenerator<Chunk> {
    let index = 0;
    for await (const { documents, labels } of corpus()) {
      const start = index;
      const kept = documents.map((document, i) => belongs(document, start + i));
      index += documents.length;
      const chunk = { documents: documents.filter((_, i) => kept[i]), labels: labels.filter((_, i) => kept[i]) };
      if (chunk.documents.length > 0) yield chunk;
    }
  };
}

/** A corpus with the labels of all subjects, and what leaves of them those that are learnt. */
export interface WholeCorpus {
  readonly corpus: Corpus;
  readonly pick: (labels: DocumentLabels) => DocumentLabels;
}

/** Leaves the labels of some subjects only, renumbered in the given (ascending) order. */
export function pickLabels(subjects: readonly number[], all: number): WholeCorpus['pick'] {
  if (subjects.length === all) return (labels) => labels;
  const columns = new Map(subjects.map((subject, column) => [subject, column]));
  const pick = (indices: Uint32Array): Uint32Array =>
    Uint32Array.from([...indices].map((subject) => columns.get(subject)).filter((column) => column !== undefined));
  return ({ yes, no }) => ({ yes: pick(yes), no: no === 'rest' ? 'rest' : pick(no) });
}

/** The same documents for some subjects only. */
export function selectSubjects(corpus: Corpus, subjects: readonly number[], all: number): Corpus {
  if (subjects.length === all) return corpus;
  const pick = pickLabels(subjects, all);
  return async function* picked(): AsyncGenerator<Chunk> {
    for await (const { documents, labels } of corpus()) yield { documents, labels: labels.map(pick) };
  };
}
