import type { ServedSubject } from '@classmark/database';
import { ArtefactError, type LearnerDocument } from '@classmark/learner';
import { decodeVersion, type ScoringModel, scoreDocuments } from '@classmark/learners';
import { serveThread } from '../threads/serve-thread.js';
import { type LoadedVersion, type ScoredChunk, type ScoringOutcome, scoringThread } from './scoring-thread.js';

interface Scorer {
  readonly model: ScoringModel;
  readonly subjects: readonly ServedSubject[];
}

async function load({ artefact, subjects, versionId }: LoadedVersion): Promise<Scorer> {
  const model = await decodeVersion(artefact);
  const missing = subjects.find(({ index }) => model.classifiers[index]?.state !== 'trained');
  if (missing !== undefined) {
    throw new ArtefactError(`Version ${versionId} has no classifier for subject ${missing.subjectId}.`);
  }
  return { model, subjects };
}

/** What the versions say of the documents, down to each subject's floor. */
function scoreChunk(scorers: readonly Scorer[], documents: readonly LearnerDocument[]): ScoredChunk {
  const document: number[] = [];
  const subjectId: number[] = [];
  const probability: number[] = [];
  for (const { model, subjects } of scorers) {
    const columns = model.classifiers.length;
    const probabilities = scoreDocuments(model, documents);
    for (let i = 0; i < documents.length; i++) {
      for (const subject of subjects) {
        const value = probabilities[i * columns + subject.index] ?? 0;
        if (!(Math.fround(value) >= Math.fround(subject.floor))) continue;
        document.push(i);
        subjectId.push(subject.subjectId);
        probability.push(value);
      }
    }
  }
  return {
    document: Uint32Array.from(document),
    subjectId: Int32Array.from(subjectId),
    probability: Float32Array.from(probability),
  };
}

serveThread(scoringThread, async ({ versions }, { ask, signal }): Promise<{ output: ScoringOutcome }> => {
  try {
    const scorers = await Promise.all(versions.map(load));
    let scored: ScoredChunk | null = null;
    for (;;) {
      const documents = await ask({ scored });
      signal.throwIfAborted();
      if (documents.length === 0) return { output: { kind: 'scored' } };
      scored = scoreChunk(scorers, documents);
    }
  } catch (error) {
    if (!(error instanceof ArtefactError)) throw error;
    return { output: { kind: 'damaged', message: error.message } };
  }
});
