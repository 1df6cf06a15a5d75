import { createHash } from 'node:crypto';
import type { Database } from '@classmark/database';
import type { StoredClassifier } from '@classmark/domain';

/** A scheme with root subjects of these labels; gives their ids in order. */
export async function seedScheme({ prisma }: Database, name: string, labels: readonly string[]) {
  const scheme = await prisma.scheme.create({ data: { name } });
  const subjectIds: number[] = [];
  for (const label of labels) {
    const { id } = await prisma.subject.create({
      data: { schemeId: scheme.id, key: label, label, paths: [`/${label}`] },
    });
    await prisma.subjectAncestor.create({ data: { descendantId: id, ancestorId: id } });
    subjectIds.push(id);
  }
  return { schemeId: scheme.id, subjectIds };
}

/** `count` active documents of one source, by ids that the database gives. */
export async function seedDocuments({ pool }: Database, count: number): Promise<bigint[]> {
  await pool.query("insert into source (name) values ('tests') on conflict do nothing");
  const { rows } = await pool.query<{ id: string }>(
    `insert into document (source_id, external_id, raw_title, raw_text, title, text, content_hash, id_fraction)
     select s.id, gen_random_uuid()::text, 'Title', 'Text', 'Title', 'Text', decode(md5(n::text), 'hex'), n % 1000
     from source s, generate_series(1, $1::int) n where s.name = 'tests' returning id`,
    [count],
  );
  // Checks of references are planned once: from then, when there were few rows, they would read all of these for each.
  if (count > 1_000) await pool.query('analyze document');
  return rows.map(({ id }) => BigInt(id));
}

export const trainedFigures: StoredClassifier = {
  calibration: { kind: 'platt', a: 2, g: 0, b: 0 },
  acceptThreshold: 0.8,
  reviewThreshold: 0.4,
  reviewOnly: null,
  thresholdBasis: {
    bounds: [
      { probability: 0.6, predictions: 200, hits: 160, bound: 0.78 },
      { probability: 0.8, predictions: 100, hits: 97, bound: 0.94 },
    ],
    laterBounds: [],
    positives: 220,
    trainingPrevalence: 0.2,
    f1Threshold: 0.4,
  },
};

export interface VersionSeed {
  readonly modelId: number;
  readonly subjectIds: readonly number[];
  readonly skipped?: readonly number[];
  readonly artefact?: Uint8Array;
  readonly trained?: StoredClassifier;
}

export async function seedModel({ prisma }: Database, schemeId: number, name: string): Promise<number> {
  const data = {
    schemeId,
    name,
    recipe: 'linear-sgd',
    parameters: {},
    selection: 'roots' as const,
    targetPrecision: 0.9,
  };
  return (await prisma.model.create({ data })).id;
}

/** A version as a training run leaves it: its run, its artefact in pieces, its classifiers. */
export async function seedVersion({ prisma }: Database, seed: VersionSeed): Promise<number> {
  const { modelId, subjectIds, skipped = [], artefact = new Uint8Array([1, 2, 3]), trained = trainedFigures } = seed;
  const number = 1 + (await prisma.version.count({ where: { modelId } }));
  const run = await prisma.run.create({
    data: { kind: 'training', state: 'succeeded', title: 'Training', input: { modelId, seed: 1 }, backend: 'cpu' },
  });
  const { acceptThreshold, reviewThreshold } = trained;
  const thresholds = { acceptThreshold, reviewThreshold, targetPrecision: 0.9 };
  const version = await prisma.version.create({
    data: {
      modelId,
      number,
      runId: run.id,
      sha256: createHash('sha256').update(artefact).digest(),
      sizeBytes: artefact.length,
      provenance: {},
      evaluation: {
        documents: 100,
        micro: { precision: 0.8, recall: 0.7, f1: 0.75 },
        macro: { precision: 0.7, recall: 0.6, f1: 0.65 },
        intervals: { micro: { low: 0.7, high: 0.8 }, macro: { low: 0.5, high: 0.75 } },
        atTarget: { precision: 0.95, recall: 0.4, coverage: 0.5, publishes: 2 },
        calibration: { ece: 0.01, brier: 0.05, logLoss: 0.2 },
      },
      chunks: { create: cutArtefact(artefact).map((bytes, index) => ({ index, bytes })) },
      classifiers: {
        create: [
          ...subjectIds.map((subjectId) => ({ subjectId, state: 'trained' as const, ...thresholds, trained })),
          ...skipped.map((subjectId) => ({ subjectId, state: 'skipped' as const, reason: 'No document has it.' })),
        ],
      },
    },
  });
  return version.id;
}

/** Several pieces, none over 1 MiB. */
function cutArtefact(artefact: Uint8Array): Uint8Array<ArrayBuffer>[] {
  const size = Math.min(2 ** 20, Math.ceil(artefact.length / 2));
  const pieces = Math.ceil(artefact.length / size);
  return Array.from({ length: pieces }, (_, i) => Uint8Array.from(artefact.subarray(i * size, (i + 1) * size)));
}

export interface PredictionSeed {
  readonly subjectId: number;
  readonly versionId: number;
  readonly documentIds: readonly bigint[];
  readonly probabilities: readonly number[];
}

/** Predictions in the states that the classifier's thresholds give them. */
export async function seedPredictions({ pool }: Database, seed: PredictionSeed): Promise<void> {
  await pool.query(
    `insert into prediction (document_id, subject_id, version_id, probability, margin, state)
     select p.document_id, $1, $2, p.probability,
       prediction_margin_for(p.probability, c.accept_threshold, c.review_threshold),
       prediction_state_for(p.probability, c.accept_threshold, c.review_threshold)
     from unnest($3::bigint[], $4::real[]) as p (document_id, probability), classifier c
     where c.version_id = $2 and c.subject_id = $1`,
    [seed.subjectId, seed.versionId, seed.documentIds, seed.probabilities],
  );
}
