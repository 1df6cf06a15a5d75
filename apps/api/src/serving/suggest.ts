import { rankSubjects, type ScoredSubject, type SubjectQuestion } from '@classmark/domain';
import type { LearnerDocument } from '@classmark/learners';
import type { LoadedVersion } from './loaded-version.js';
import type { MarkedTerm } from './scoring/scoring-tasks.js';
import type { ServedSubject, ServingState } from './serving-state.js';

export interface SuggestedSubject extends ScoredSubject {
  readonly versionId: number;
  /** The strongest terms for and against it. */
  explain(signal: AbortSignal): Promise<MarkedTerm[]>;
  /** What an encoder adds to its score; null where there is none. */
  explainEncoder(signal: AbortSignal): Promise<number | null>;
}

export interface Suggestions {
  /** As they were read: spans of terms are offsets into them. */
  readonly title: string;
  readonly text: string;
  readonly suggested: readonly SuggestedSubject[];
  readonly versionIds: readonly number[];
  readonly knownTerms: number;
  /** Whether every version that answers knows enough of its words. */
  readonly isReliable: boolean;
  readonly missingSubjectIds: readonly number[];
  /** For whose documents other deployed models suggest. */
  readonly otherSources: readonly string[];
}

type Asked = Pick<ServedSubject, 'scheme' | 'sources' | 'isDeprecated'>;

interface Question extends Omit<SubjectQuestion, 'title' | 'text'> {
  /** Aborted when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
}

/**
 * The subjects of a text by what serves now and applies to it. Where no version can say something of it nothing is
 * suggested. Throws the signal's reason when it aborts.
 */
export async function suggest(
  { served, missing }: ServingState,
  document: LearnerDocument,
  question: Question,
): Promise<Suggestions> {
  const isOfScheme = ({ scheme }: Asked) => question.scheme === null || question.scheme === scheme;
  const applies = ({ sources }: Asked) =>
    sources.length === 0 || (question.source !== null && sources.includes(question.source));
  const isOffered = ({ isDeprecated }: Asked) => question.includeDeprecated || !isDeprecated;
  const isAsked = (subject: Asked) => isOfScheme(subject) && applies(subject) && isOffered(subject);
  const byVersion = Map.groupBy(served.filter(isAsked), ({ version }) => version);
  const scored: SuggestedSubject[] = [];
  let knownTerms = 0;
  let isReliable = true;
  for (const [version, subjects] of byVersion) {
    const { judged, probabilities, document: read } = await version.suggest(document, question.signal);
    knownTerms = Math.max(knownTerms, judged.known);
    isReliable &&= judged.isReliable;
    if (probabilities !== null) scored.push(...scoreBy(version, subjects, { document: read, probabilities }));
  }
  return {
    title: document.title,
    text: document.text,
    suggested: rankSubjects(scored, question),
    versionIds: [...byVersion.keys()].map(({ id }) => id),
    knownTerms,
    isReliable,
    missingSubjectIds: missing.filter(isAsked).map(({ subjectId }) => subjectId),
    otherSources: otherSources(served.filter(isOfScheme), question.source),
  };
}

const otherSources = (served: readonly Asked[], asked: string | null): string[] =>
  [...new Set(served.flatMap(({ sources }) => sources))].filter((source) => source !== asked).sort();

interface ScoredDocument {
  readonly document: LearnerDocument;
  readonly probabilities: ReadonlyMap<number, number>;
}

function scoreBy(
  version: LoadedVersion,
  subjects: readonly ServedSubject[],
  { document, probabilities }: ScoredDocument,
): SuggestedSubject[] {
  return subjects.map(({ subjectId, thresholds }) => ({
    subjectId,
    thresholds,
    versionId: version.id,
    probability: probabilities.get(subjectId) ?? Number.NaN,
    explain: (signal) => version.explain(document, subjectId, signal),
    explainEncoder: (signal) => version.explainEncoder(document, subjectId, signal),
  }));
}
