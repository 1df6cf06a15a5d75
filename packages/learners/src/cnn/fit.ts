import type { Corpus, FitContext } from '@classmark/learner';
import type { HashedVectors } from '../vectors/vector-model.js';
import { decodeCheckpoint, encodeCheckpoint } from './checkpoint.js';
import { NetworkFit } from './network-fit.js';
import type { CnnParameters } from './parameters.js';
import { keepKnown, readTexts } from './read-texts.js';
import { settleCnn } from './settle.js';
import { type CnnWeights, createCnnWeights } from './weights.js';

/** Steps between two checkpoints. */
const stepsBetween = 32;

/**
 * Reads the corpus into memory, 4 bytes a word, and learns it by passes of Adam. Beside: 12 bytes × words × dimensions,
 * and 4 bytes × words of a step × filters.
 */
export async function fitCnn(
  corpus: Corpus,
  task: { readonly subjects: number; readonly vectors: HashedVectors | null },
  parameters: CnnParameters,
  context: FitContext,
): Promise<CnnWeights> {
  const { onProgress: _, ...quietly } = context;
  const settled = await settleCnn(corpus, task, parameters, quietly);
  const name = JSON.stringify([settled, task.subjects, context.seed]);
  const read = await readTexts(corpus, context);
  const known = keepKnown(read, settled.minDocuments, settled.mostWords);
  const documents = known.texts.length;
  const fit = new NetworkFit({ ...task, ...context, known, parameters: settled }, Uint32Array.from(known.texts.keys()));
  const begun = context.resumeFrom ? decodeCheckpoint(context.resumeFrom, name) : null;
  if (begun) fit.trainer.restore(begun.training);
  let steps = 0;
  for (let round = begun?.round ?? 0; round < settled.passes && documents > 0; round++) {
    const from = round === begun?.round ? begun.from : 0;
    await fit.learnPass(round, from, async (done, loss) => {
      const place = done === documents ? { round: round + 1, from: 0 } : { round, from: done };
      context.onProgress({
        ...({ phase: 'fit', pass: 2 + round, passes: 1 + settled.passes, chunk: ++steps, loss } as const),
        done: (1 + round) * documents + done,
        total: (1 + settled.passes) * documents,
      });
      if (steps % stepsBetween !== 0 && place.from !== 0) return;
      await context.onCheckpoint?.(async () => encodeCheckpoint({ fit: name, ...place, training: fit.trainer.save() }));
    });
  }
  return createCnnWeights(fit.trainer.network(), known.hashes, settled.mostWords);
}
