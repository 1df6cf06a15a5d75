import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DocumentScore, ScorableDocument, ServingScores } from '@classmark/domain';
import type { ServingState } from './serving-state.js';

/** What serves says of some documents, with a turn for others between them. */
export async function predictDocuments(
  { served }: ServingState,
  documents: readonly ScorableDocument[],
): Promise<ServingScores> {
  const byVersion = [...Map.groupBy(served, ({ version }) => version)];
  const scores: DocumentScore[] = [];
  for (const document of documents) {
    for (const [version, subjects] of byVersion) {
      await nextTurn();
      const probabilities = version.score(await version.read(document));
      for (const { subjectId } of subjects) {
        const probability = probabilities.get(subjectId);
        if (probability !== undefined) scores.push({ documentId: document.id, subjectId, probability });
      }
    }
  }
  return { plan: byVersion.map(([{ id }, subjects]) => ({ versionId: id, subjects })), scores };
}
