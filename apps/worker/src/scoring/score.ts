import type { PlannedSubject } from '@classmark/database';
import { placesOfSubjects } from '@classmark/domain';
import { ArtefactError, type LearnerDocument } from '@classmark/learner';
import { decodeVersion, type ScoringModel, scoreDocuments, type TrainedClassifier } from '@classmark/learners';
import { serveThread } from '@classmark/runtime';
import { PrevalenceSurvey } from './prevalence-survey.js';
import {
  type NextChunk,
  type ScoredChunk,
  type ScoringOutcome,
  type ScoringVersion,
  scoringThread,
} from './scoring-thread.js';

interface ScoringSubject extends PlannedSubject {
  /** Where the version's classifiers have it. */
  readonly place: number;
  readonly thresholdBasis: TrainedClassifier['thresholdBasis'];
}

interface Scorer {
  readonly versionId: number;
  readonly model: ScoringModel;
  readonly subjects: readonly ScoringSubject[];
}

async function load({ artefact, subjects, versionId, versionSubjectIds }: ScoringVersion): Promise<Scorer> {
  const model = await decodeVersion(artefact);
  const places = placesOfSubjects(model.provenance, versionSubjectIds, model.classifiers.length);
  const trained = subjects.map((subject) => {
    const place = places.get(subject.subjectId) ?? -1;
    const classifier = model.classifiers[place];
    if (classifier?.state === 'trained') return { ...subject, place, thresholdBasis: classifier.thresholdBasis };
    throw new ArtefactError(`Version ${versionId} has no classifier for subject ${subject.subjectId}.`);
  });
  return { versionId, model, subjects: trained };
}

/** The documents as a version reads them. */
function documentsFor({ versionId }: Scorer, { documents, vectors }: NextChunk): readonly LearnerDocument[] {
  const own = vectors.get(versionId);
  if (own === undefined) return documents;
  return documents.map((document, i) => {
    const vector = own[i];
    return vector === undefined ? document : { ...document, vector };
  });
}

/** What the versions say of the documents, down to each subject's floor. */
function scoreChunk(scorers: readonly Scorer[], chunk: NextChunk): ScoredChunk {
  const { documents } = chunk;
  const document: number[] = [];
  const subjectId: number[] = [];
  const probability: number[] = [];
  for (const scorer of scorers) {
    const { model, subjects } = scorer;
    const columns = model.classifiers.length;
    const probabilities = scoreDocuments(model, documentsFor(scorer, chunk));
    for (let i = 0; i < documents.length; i++) {
      for (const subject of subjects) {
        const value = probabilities[i * columns + subject.place] ?? 0;
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

function createSurvey(scorers: readonly Scorer[]): PrevalenceSurvey {
  return new PrevalenceSurvey(
    scorers.flatMap(({ versionId, subjects }) => subjects.map((subject) => ({ ...subject, versionId }))),
  );
}

function surveyChunk(survey: PrevalenceSurvey, scorers: readonly Scorer[], chunk: NextChunk): void {
  const scored = scorers.map((scorer) => {
    return { ...scorer, probabilities: scoreDocuments(scorer.model, documentsFor(scorer, chunk)) };
  });
  for (const i of chunk.documents.keys()) {
    survey.add(
      scored.flatMap(({ model, subjects, probabilities }) =>
        subjects.map(({ place }) => probabilities[i * model.classifiers.length + place] ?? 0),
      ),
    );
  }
}

serveThread(scoringThread, async ({ versions }, { ask, signal }): Promise<{ output: ScoringOutcome }> => {
  try {
    const scorers = await Promise.all(versions.map(load));
    const survey = createSurvey(scorers);
    let scored: ScoredChunk | null = null;
    for (;;) {
      const chunk = await ask({ scored });
      signal.throwIfAborted();
      if (chunk.documents.length === 0) return { output: { kind: 'scored', prevalences: survey.finish() } };
      scored = chunk.purpose === 'score' ? scoreChunk(scorers, chunk) : null;
      if (chunk.purpose === 'survey') surveyChunk(survey, scorers, chunk);
    }
  } catch (error) {
    if (!(error instanceof ArtefactError)) throw error;
    return { output: { kind: 'damaged', message: error.message } };
  }
});
