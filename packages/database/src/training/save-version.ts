import type { PromiseScope, SuspectLabel } from '@classmark/domain';
import type { Transaction } from '../database.js';
import { saveSuspectLabels } from '../review/suspect-labels.js';
import { saveArtefact, sha256 } from './artefact-store.js';

/** What one subject got of a training run; JSON columns as their schemas in the domain say. */
export interface NewClassifier {
  readonly subjectId: number;
  readonly state: 'trained' | 'skipped';
  readonly reason: string | null;
  readonly acceptThreshold: number | null;
  readonly reviewThreshold: number | null;
  readonly targetPrecision: number | null;
  readonly promise: PromiseScope;
  readonly trained: object | null;
  readonly metrics: object | null;
}

export interface NewVersion {
  readonly modelId: number;
  readonly runId: bigint;
  readonly artefact: Uint8Array;
  readonly provenance: object;
  readonly evaluation: object;
  readonly classifiers: readonly NewClassifier[];
  readonly suspects: readonly Omit<SuspectLabel, 'versionId'>[];
}

/** Writes a version, whole, under its model's next number. */
export async function saveVersion(tx: Transaction, version: NewVersion): Promise<{ id: number; number: number }> {
  const { modelId, runId, artefact, provenance, evaluation } = version;
  await tx.$executeRaw`select from model where id = ${modelId} for no key update`;
  const [saved] = await tx.$queryRaw<[{ id: number; number: number }]>`
    insert into version (model_id, number, run_id, sha256, size_bytes, provenance, evaluation)
    select ${modelId}, coalesce(max(number), 0) + 1, ${runId}, ${sha256(artefact)}, ${artefact.length},
      ${JSON.stringify(provenance)}::jsonb, ${JSON.stringify(evaluation)}::jsonb
    from version where model_id = ${modelId}
    returning id, number`;
  await saveArtefact(tx, saved.id, artefact);
  await saveClassifiers(tx, saved.id, version.classifiers);
  await saveSuspectLabels(tx, saved.id, version.suspects);
  return saved;
}

async function saveClassifiers(
  tx: Transaction,
  versionId: number,
  classifiers: readonly NewClassifier[],
): Promise<void> {
  await tx.$executeRaw`
    insert into classifier
      (version_id, subject_id, state, reason, accept_threshold, review_threshold, target_precision, promise, trained,
        metrics)
    select ${versionId}, c."subjectId", c.state, c.reason, c."acceptThreshold", c."reviewThreshold", c."targetPrecision",
      c.promise, c.trained, c.metrics
    from jsonb_to_recordset(${JSON.stringify(classifiers)}::jsonb) as c (
      "subjectId" int, state classifier_state, reason text, "acceptThreshold" float8, "reviewThreshold" float8,
      "targetPrecision" float8, promise promise_scope, trained jsonb, metrics jsonb)`;
}
