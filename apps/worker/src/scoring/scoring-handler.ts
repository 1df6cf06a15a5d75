import {
  countScoringDocuments,
  type Database,
  inTransaction,
  listVersionSubjects,
  readArtefact,
  readScoringChunk,
  readScoringPlan,
  type ScoringChunk,
  type ScoringScope,
  type ServingVersion,
  savePrevalenceEstimates,
  settleStoredFloors,
  writePredictions,
} from '@classmark/database';
import { AppError, type DocumentScore, type ScoringInput } from '@classmark/domain';
import type { JobHandler, RunAttempt } from '@classmark/jobs';
import { callThread } from '@classmark/runtime';
import { moveStoredPredictions } from './move-stored-predictions.js';
import { PrevalenceSample } from './prevalence-sample.js';
import { resumeScoring, type ScoringCheckpoint } from './scoring-checkpoint.js';
import { type ScoredChunk, type ScoringVersion, scoringThread } from './scoring-thread.js';
import { type ReadChunk, VersionEncodings } from './version-encodings.js';

/** Documents a transaction. */
const chunkDocuments = 500;

/**
 * Scores documents chunk by chunk with what is deployed, from where an earlier attempt stood. Each chunk is one
 * transaction with its checkpoint, so that nothing is written twice or left out.
 */
export function createScoringHandler(database: Database): JobHandler<ScoringInput> {
  return async (attempt, { subjectIds = null, changedSince = null, moveOnly = false }) => {
    const plan = await readScoringPlan(database.pool, subjectIds);
    if (moveOnly) return moveStoredPredictions(database, attempt, plan);
    const scope = { subjectIds, changedSince };
    await using encodings = await VersionEncodings.open(database, plan, attempt);
    const scoring = new Scoring(database, attempt, { scope, plan });
    const versions = await Promise.all(plan.map((version) => loadVersion(database, version)));
    const outcome = await callThread(scoringThread, {
      input: { versions },
      signal: attempt.signal,
      answer: async ({ scored }) => encodings.addVectors(await scoring.step(scored)),
      hear: () => {},
    });
    if (outcome.kind === 'damaged') throw new AppError('DAMAGED_ARTEFACT', outcome.message);
    return async (tx) => {
      if (changedSince === null) await settleStoredFloors(tx, plan);
      await savePrevalenceEstimates(tx, outcome.prevalences);
      return { ...scoring.counts, prevalenceDrops: outcome.prevalences.filter(({ hasFallen }) => hasFallen) };
    };
  };
}

async function loadVersion(database: Database, version: ServingVersion): Promise<ScoringVersion> {
  const artefact = await readArtefact(database.prisma, version.versionId);
  return { ...version, artefact, versionSubjectIds: await listVersionSubjects(database, version.versionId) };
}

interface ScoringPlan {
  readonly scope: ScoringScope;
  readonly plan: readonly ServingVersion[];
}

/** One attempt's way through the documents. */
class Scoring {
  private readonly database: Database;
  private readonly attempt: RunAttempt;
  private readonly plan: ScoringPlan;
  private readonly servedSubjectIds: readonly number[];
  private readonly sample: PrevalenceSample;
  private checkpoint: ScoringCheckpoint;
  private total: number | null = null;
  /** Being scored. */
  private chunk: ScoringChunk | null = null;

  constructor(database: Database, attempt: RunAttempt, plan: ScoringPlan) {
    this.database = database;
    this.attempt = attempt;
    this.plan = plan;
    this.servedSubjectIds = plan.plan.flatMap(({ subjects }) => subjects.map(({ subjectId }) => subjectId));
    this.sample = new PrevalenceSample(database, plan.scope, this.servedSubjectIds);
    this.checkpoint = resumeScoring(attempt.checkpoint, plan.plan);
  }

  get counts(): Pick<ScoringCheckpoint, 'documents' | 'written' | 'removed'> {
    const { documents, written, removed } = this.checkpoint;
    return { documents, written, removed };
  }

  /** Writes what was scored of the chunk in hand, and gives the next documents; at the end those of the sample. */
  async step(scored: ScoredChunk | null): Promise<ReadChunk> {
    this.attempt.signal.throwIfAborted();
    this.total ??= this.checkpoint.documents + (await this.countLeft());
    if (this.chunk !== null && scored !== null) await this.write(this.chunk, scored);
    for (;;) {
      this.attempt.signal.throwIfAborted();
      this.chunk = await this.readNext();
      const { ids, documents } = this.chunk;
      if (documents.length > 0) return { purpose: 'score', documents };
      if (ids.length === 0) return { purpose: 'survey', documents: await this.sample.next() };
      await this.write(this.chunk, null);
    }
  }

  private countLeft(): Promise<number> {
    return countScoringDocuments(this.database.pool, this.plan.scope, this.checkpoint.lastDocumentId);
  }

  private readNext(): Promise<ScoringChunk> {
    const afterId = this.checkpoint.lastDocumentId;
    const page = { afterId, size: chunkDocuments, servedSubjectIds: this.servedSubjectIds };
    return readScoringChunk(this.database.pool, this.plan.scope, page);
  }

  /** The chunk's predictions with the checkpoint behind it, in one transaction. */
  private async write({ ids, documents }: ScoringChunk, scored: ScoredChunk | null): Promise<void> {
    const scores = scored === null ? [] : listScores(documents, scored);
    const former = this.checkpoint;
    this.checkpoint = await inTransaction(this.database.pool, async (client) => {
      await this.attempt.fence(client);
      const { plan, scope } = this.plan;
      const changed = await writePredictions(
        client,
        { documentIds: ids, scores },
        { plan, subjectIds: scope.subjectIds },
      );
      const next = {
        plan: former.plan,
        lastDocumentId: ids.at(-1) ?? former.lastDocumentId,
        documents: former.documents + ids.length,
        written: former.written + changed.written,
        removed: former.removed + changed.removed,
      };
      await this.attempt.saveCheckpoint(client, next);
      return next;
    });
    const { documents: done } = this.checkpoint;
    const { ratePerSecond } = this.attempt.report({ phase: 'score', done, total: this.total });
    if (ratePerSecond !== null) this.attempt.measure('examplesPerSecond', done, ratePerSecond);
  }
}

function listScores(
  documents: ScoringChunk['documents'],
  { document, subjectId, probability }: ScoredChunk,
): DocumentScore[] {
  return Array.from(document, (position, i) => ({
    documentId: documents[position]?.id ?? '',
    subjectId: subjectId[i] ?? 0,
    probability: probability[i] ?? 0,
  }));
}
