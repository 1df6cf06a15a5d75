import { type CompareRecipesStore, recipeComparisonJob } from '@classmark/domain';
import { recordAudit } from '../audit/record-audit.js';
import type { Database } from '../database.js';
import { startRun } from '../runs/start-run.js';
import { transact } from '../transact.js';

export function createComparisonStore(database: Database): Pick<CompareRecipesStore, 'startComparison'> {
  return {
    startComparison: ({ actor, title, input }) =>
      transact(database, async (tx) => {
        const runId = await startRun(tx, { job: recipeComparisonJob, title, input, actor });
        await recordAudit(tx, { actor, action: 'recipes.compared', target: `run:${runId}`, details: { ...input } });
        return { runId };
      }),
  };
}
