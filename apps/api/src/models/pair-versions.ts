import { readTestSample, type TestDocument } from '@classmark/database';
import { type ClassifierComparison, type PairedComparison, pairClassifiers } from '@classmark/domain';
import type { RequestContext } from '../context.js';
import type { LoadedVersion } from '../serving/loaded-version.js';

/** Scoring more would make people wait and serve nobody in that time; this many show a difference of 2 %. */
const mostDocuments = 2_000;

/** Where a version gives a subject, and in which column that is written. */
interface Decider {
  readonly subjectId: number;
  readonly column: number;
  readonly threshold: number;
}

interface Column {
  readonly subjectId: number;
  readonly candidate: Decider;
  readonly serving: Decider & { readonly versionId: number };
}

/** Scores test documents by a candidate and by what serves in its stead. Null where nothing can be compared. */
export async function pairVersions(
  context: RequestContext,
  schemeId: number,
  comparisons: readonly ClassifierComparison[],
): Promise<(PairedComparison & { readonly isSample: boolean }) | null> {
  const { signal } = context;
  const columns = await findColumns(context, comparisons);
  const candidateId = comparisons.find(({ candidate }) => candidate !== null)?.candidate?.versionId;
  if (columns.length === 0 || candidateId === undefined) return null;
  const subjectIds = columns.map(({ subjectId }) => subjectId);
  const documents = await readTestSample(context.database, { schemeId, subjectIds, most: mostDocuments });
  if (documents.length === 0) return null;
  const candidate = new Uint8Array(documents.length * columns.length);
  const serving = new Uint8Array(candidate.length);
  const byCandidate = columns.map((column) => column.candidate);
  await context.serving.use(candidateId, (version) =>
    decide(version, documents, { deciders: byCandidate, given: candidate, signal }),
  );
  for (const [versionId, deciders] of Map.groupBy(
    columns.map((column) => column.serving),
    (decider) => decider.versionId,
  )) {
    await context.serving.use(versionId, (version) => decide(version, documents, { deciders, given: serving, signal }));
  }
  const isSample = documents.length === mostDocuments;
  return { ...pairClassifiers({ labels: documents, candidate, serving, subjectIds }), isSample };
}

/** The subjects that another version serves, where both have an F1 threshold. */
async function findColumns(
  { loaders }: RequestContext,
  comparisons: readonly ClassifierComparison[],
): Promise<Column[]> {
  const columns: Column[] = [];
  for (const { subjectId, candidate, serving } of comparisons) {
    if (candidate === null || serving === null || candidate.versionId === serving.versionId) continue;
    const [own, other] = await Promise.all([candidate, serving].map((key) => loaders.classifierMetrics.load(key)));
    if (!own || !other) continue;
    const place = { subjectId, column: columns.length };
    columns.push({
      subjectId,
      candidate: { ...place, threshold: own.metrics.f1Threshold },
      serving: { ...place, threshold: other.metrics.f1Threshold, versionId: serving.versionId },
    });
  }
  return columns;
}

/** Writes into `given` what a version gives; throws once nobody waits. */
async function decide(
  version: LoadedVersion,
  documents: readonly TestDocument[],
  {
    deciders,
    given,
    signal,
  }: { readonly deciders: readonly Decider[]; readonly given: Uint8Array; readonly signal: AbortSignal },
): Promise<void> {
  const columns = given.length / documents.length;
  for (const [row, document] of documents.entries()) {
    const probabilities = await version.score(document, signal);
    for (const { subjectId, column, threshold } of deciders) {
      const probability = probabilities.get(subjectId) ?? 0;
      if (probability >= threshold) given[row * columns + column] = 1;
    }
  }
}
