import { ParameterError } from '@classmark/learner';
import { expect, it } from 'vitest';
import { createCnnLearner } from './learner.js';

it('a network that does not fit in memory is refused', async () => {
  const words = Array.from({ length: 14_000 }, (_, i) => `word${i}`).join(' ');
  const documents = ['a', 'b'].map((id) => ({ id, title: '', text: words }));
  const labels = [0, 1].map((subject) => ({ yes: Uint32Array.of(subject), no: 'rest' as const }));
  const { fit, parseParameters } = createCnnLearner();
  const widths = Array.from({ length: 8 }, () => 10);
  const parameters = parseParameters({
    filters: 1_024,
    widths,
    dimensions: 1,
    mostWords: 5_000,
    batchDocuments: 1_024,
  });
  const { signal } = new AbortController();
  const fitting = fit(() => [{ documents, labels }], 2, parameters, { seed: 1, signal, onProgress: () => {} });
  await expect(fitting).rejects.toThrow(ParameterError);
});
