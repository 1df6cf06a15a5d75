import type { TaskSubject } from '@classmark/database';
import type { RecipeComparison, TriedRecipe } from '@classmark/domain';
import type { WeighedModel } from '@classmark/learners';

/**
 * What is kept of recipes side by side.
 * @param models whose subjects are named by their ids
 */
export function toComparison(
  documents: number,
  models: readonly WeighedModel[],
  subjects: readonly TaskSubject[],
): Pick<RecipeComparison, 'documents' | 'recipes'> {
  return { documents, recipes: models.map((model) => toTried(model, subjects)) };
}

function toTried(model: WeighedModel, subjects: readonly TaskSubject[]): TriedRecipe {
  const { calibration, costs, comparison, conclusion } = model;
  const tested = new Map(model.perSubject.map((one) => [one.subject, one]));
  const changes = new Map(comparison?.perSubject.map((one) => [one.subject, one]));
  return {
    ...{ name: model.model, micro: model.micro, macro: model.macro, atTarget: model.atTarget },
    ...{ ...calibration, training: costs.training, scoring: costs.scoring, artefactBytes: costs.artefactBytes },
    peakMemoryBytes: costs.peakRssBytes,
    microChange: comparison?.micro ?? null,
    macroChange: comparison?.macro ?? null,
    conclusion: conclusion?.text ?? null,
    subjects: subjects.flatMap(({ id, label }) => {
      const own = tested.get(String(id));
      if (own === undefined) return [];
      const { support, precision, recall, f1 } = own;
      const change = changes.get(String(id));
      const beside = { f1Change: change?.f1 ?? null, pValue: change?.adjustedPValue ?? null };
      return [{ subjectId: id, label, support, precision, recall, f1, ...beside }];
    }),
  };
}
