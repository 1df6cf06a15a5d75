import type { DocumentScore, ScorableDocument, ServingScores } from '@classmark/domain';
import type { ServingState } from './serving-state.js';

/** What serves says of some documents. */
export async function predictDocuments(
  { served }: ServingState,
  documents: readonly ScorableDocument[],
): Promise<ServingScores> {
  const byVersion = [...Map.groupBy(served, ({ version }) => version)];
  const scores: DocumentScore[] = [];
  for (const document of documents) {
    for (const [version, subjects] of byVersion) {
      const probabilities = await version.score(document);
      for (const { subjectId } of subjects) {
        const probability = probabilities.get(subjectId);
        if (probability !== undefined) scores.push({ documentId: document.id, subjectId, probability });
      }
    }
  }
  return { plan: byVersion.map(([{ id }, subjects]) => ({ versionId: id, subjects })), scores };
}
