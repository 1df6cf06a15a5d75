import { type Database, findVersionEncoder, listVersionSubjects, readArtefact } from '@classmark/database';
import { AppError, placesOfSubjects } from '@classmark/domain';
import {
  ArtefactError,
  areEnoughKnown,
  type Contribution,
  decodeVersion,
  explainSubject,
  explainWhole,
  type LearnerDocument,
  scoreDocuments,
  type TrainedVersion,
} from '@classmark/learners';
import type { LoadedEncoders } from '../encoders/loaded-encoders.js';
import type { Span, TermPlaces } from './term-places.js';

/** Terms shown of a document and a subject: the strongest ones. */
export const mostTerms = 50;
/** Finding the terms of a longer text would hold up everybody else. */
export const mostExplainedCharacters = 100_000;

/** Whether the terms of a text are found. */
export const isExplained = ({ title, text }: Pick<LearnerDocument, 'title' | 'text'>): boolean =>
  title.length + text.length <= mostExplainedCharacters;

/** A term's share in a raw score, and where it stands. */
export interface MarkedTerm extends Contribution {
  readonly titleSpans: readonly Span[];
  readonly textSpans: readonly Span[];
}

/** What is known of a document's words. */
export interface JudgedWords {
  /** How many different ones are known. */
  readonly known: number;
  /** Whether these are enough for its probabilities to mean what they say. */
  readonly isReliable: boolean;
}

/** Makes the vector of a document's text. */
export type Encode = (document: LearnerDocument, signal: AbortSignal | null) => Promise<Float32Array>;

/** A version in memory: what scores and explains documents. */
export class LoadedVersion {
  /** Subjects that it answers for, with their places among its classifiers. */
  private readonly trained: readonly (readonly [subjectId: number, place: number])[];

  constructor(
    readonly id: number,
    private readonly version: TrainedVersion,
    /** Subject → its place among the version's classifiers. */
    private readonly places: ReadonlyMap<number, number>,
    /** Null where it was trained without an encoder. */
    private readonly encode: Encode | null,
  ) {
    this.trained = [...places].filter(([subjectId]) => this.has(subjectId));
  }

  has(subjectId: number): boolean {
    return this.version.classifiers[this.places.get(subjectId) ?? -1]?.state === 'trained';
  }

  /** The document with what its encoder makes of it, to be scored and explained; as it is where it has none. */
  async read(document: LearnerDocument, signal: AbortSignal | null = null): Promise<LearnerDocument> {
    return this.encode === null ? document : { ...document, vector: await this.encode(document, signal) };
  }

  /**
   * Calibrated probabilities by subject.
   * @param document as `read` gave it
   * @param judged its words, where they were judged before
   */
  score(document: LearnerDocument, judged: JudgedWords | null = null): Map<number, number> {
    const isReliable = judged === null ? undefined : () => judged.isReliable;
    const probabilities = scoreDocuments(this.version, [document], isReliable);
    return new Map(this.trained.map(([subjectId, place]) => [subjectId, probabilities[place] ?? Number.NaN]));
  }

  /**
   * The strongest terms for and against a subject, with their places; none for a text over 100,000 characters.
   * @param document as `read` gave it
   */
  explain(document: LearnerDocument, subjectId: number, places: TermPlaces): MarkedTerm[] {
    if (!isExplained(document)) return [];
    const contributions = explainSubject(this.version, document, this.places.get(subjectId) ?? -1);
    return contributions.slice(0, mostTerms).map(({ term, contribution }) => ({
      term,
      contribution,
      titleSpans: places.inTitle(term),
      textSpans: places.inText(term),
    }));
  }

  /** What its encoder adds to a subject's score; null where it has none, or the text is not explained. */
  explainEncoder(document: LearnerDocument, subjectId: number): number | null {
    if (!isExplained(document)) return null;
    return explainWhole(this.version, document, this.places.get(subjectId) ?? -1);
  }

  judgeWords(document: LearnerDocument): JudgedWords {
    const { learner, weights, knownWordsFloor } = this.version;
    const counts = learner.countWords(weights, document);
    return { known: counts.known, isReliable: areEnoughKnown(knownWordsFloor, counts) };
  }

  /** Whether it can say something of a text without a known word, as whole words say little to it. */
  get readsUnknownWords(): boolean {
    return this.version.knownWordsFloor?.words === 0;
  }
}

/**
 * Reads a version from the database. Throws AppError DAMAGED_ARTEFACT where its bytes are not what was saved or cannot
 * be read, or its encoder is gone, NOT_FOUND where it is not there.
 */
export async function loadVersion(
  database: Database,
  encoders: LoadedEncoders,
  versionId: number,
): Promise<LoadedVersion> {
  const bytes = await readArtefact(database.prisma, versionId);
  const subjectIds = await listVersionSubjects(database, versionId);
  const encoder = await findVersionEncoder(database, versionId);
  const version = await decodeVersion(bytes).catch((cause: unknown) => {
    throw cause instanceof ArtefactError ? new AppError('DAMAGED_ARTEFACT', cause.message) : cause;
  });
  const places = placesOfSubjects(version.provenance, subjectIds, version.classifiers.length);
  const encode: Encode | null = encoder && ((document, signal) => encoders.encode(encoder, document, signal));
  return new LoadedVersion(versionId, version, places, encode);
}
