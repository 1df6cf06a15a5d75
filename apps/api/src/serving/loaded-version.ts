import { type Database, findVersionEncoder, listVersionSubjects, readArtefact } from '@classmark/database';
import { placesOfSubjects } from '@classmark/domain';
import type { LearnerDocument } from '@classmark/learners';
import type { LoadedEncoders } from '../encoders/loaded-encoders.js';
import type { JudgedWords, MarkedTerm, Probabilities } from './scoring/scoring-tasks.js';
import type { HostedVersion, VersionHost } from './scoring/version-host.js';

/** Finding the terms of a longer text would hold up everybody else. */
export const mostExplainedCharacters = 100_000;

/** Whether the terms of a text are found. */
export const isExplained = ({ title, text }: Pick<LearnerDocument, 'title' | 'text'>): boolean =>
  title.length + text.length <= mostExplainedCharacters;

/** Makes the vector of a document's text. */
export type Encode = (document: LearnerDocument, signal: AbortSignal | null) => Promise<Float32Array>;

export interface SuggestedByVersion {
  /** As `read` gave it. */
  readonly document: LearnerDocument;
  readonly judged: JudgedWords;
  /** Calibrated, by subject; null where the version can say nothing of the document's words. */
  readonly probabilities: ReadonlyMap<number, number> | null;
}

/** A version in memory: what scores and explains documents. What is aborted rejects with the signal's reason. */
export class LoadedVersion implements Disposable {
  /** Subjects that it answers for, with their places among its classifiers. */
  private readonly trained: readonly (readonly [subjectId: number, place: number])[];
  private readonly answersFor: ReadonlySet<number>;

  constructor(
    readonly id: number,
    private readonly hosted: HostedVersion,
    /** Subject → its place among the version's classifiers. */
    private readonly places: ReadonlyMap<number, number>,
    /** Null where it was trained without an encoder. */
    private readonly encode: Encode | null,
  ) {
    const trained = new Set(hosted.traits.trained);
    this.trained = [...places].filter(([, place]) => trained.has(place));
    this.answersFor = new Set(this.trained.map(([subjectId]) => subjectId));
  }

  has(subjectId: number): boolean {
    return this.answersFor.has(subjectId);
  }

  /** Judges a document's words, and scores it where it can say something of these. */
  async suggest(document: LearnerDocument, signal: AbortSignal): Promise<SuggestedByVersion> {
    if (this.encode === null) {
      const { judged, probabilities } = await this.hosted.ask('judgeAndScore', { document }, signal);
      return { document, judged, probabilities: probabilities && this.bySubject(probabilities) };
    }
    const judged = await this.hosted.ask('judge', { document }, signal);
    if (judged.known === 0 && !this.hosted.traits.readsUnknownWords) return { document, judged, probabilities: null };
    const read = await this.read(document, signal);
    const probabilities = await this.hosted.ask('score', { document: read, judged }, signal);
    return { document: read, judged, probabilities: this.bySubject(probabilities) };
  }

  /** Calibrated probabilities by subject. */
  async score(document: LearnerDocument, signal: AbortSignal | null = null): Promise<ReadonlyMap<number, number>> {
    const read = await this.read(document, signal);
    return this.bySubject(await this.hosted.ask('score', { document: read, judged: null }, signal));
  }

  /** The document with what its encoder makes of it, to be explained; as it is where it has none. */
  async read(document: LearnerDocument, signal: AbortSignal | null): Promise<LearnerDocument> {
    return this.encode === null ? document : { ...document, vector: await this.encode(document, signal) };
  }

  /**
   * The strongest terms for and against a subject, with their places; none for a text over 100,000 characters.
   * @param document as `read` gave it
   */
  async explain(document: LearnerDocument, subjectId: number, signal: AbortSignal | null): Promise<MarkedTerm[]> {
    if (!isExplained(document)) return [];
    return this.hosted.ask('explain', { document, place: this.places.get(subjectId) ?? -1 }, signal);
  }

  /**
   * What its encoder adds to a subject's score; null where it has none, or the text is not explained.
   * @param document as `read` gave it
   */
  async explainEncoder(document: LearnerDocument, subjectId: number, signal: AbortSignal): Promise<number | null> {
    if (!isExplained(document)) return null;
    return this.hosted.ask('explainEncoder', { document, place: this.places.get(subjectId) ?? -1 }, signal);
  }

  [Symbol.dispose](): void {
    this.hosted[Symbol.dispose]();
  }

  private bySubject(probabilities: Probabilities): Map<number, number> {
    return new Map(this.trained.map(([subjectId, place]) => [subjectId, probabilities[place] ?? Number.NaN]));
  }
}

export interface VersionSources {
  readonly database: Database;
  readonly encoders: LoadedEncoders;
  readonly host: VersionHost;
}

/**
 * Reads a version from the database. Throws AppError DAMAGED_ARTEFACT where its bytes are not what was saved or cannot
 * be read, or its encoder is gone, NOT_FOUND where it is not there.
 */
export async function loadVersion(
  { database, encoders, host }: VersionSources,
  versionId: number,
): Promise<LoadedVersion> {
  const bytes = await readArtefact(database.prisma, versionId);
  const subjectIds = await listVersionSubjects(database, versionId);
  const encoder = await findVersionEncoder(database, versionId);
  const hosted = await host.open(bytes);
  const { provenance, size } = hosted.traits;
  try {
    const places = placesOfSubjects(provenance, subjectIds, size);
    const encode: Encode | null = encoder && ((document, signal) => encoders.encode(encoder, document, signal));
    return new LoadedVersion(versionId, hosted, places, encode);
  } catch (error) {
    hosted[Symbol.dispose]();
    throw error;
  }
}
