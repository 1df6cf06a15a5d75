import { trainRun, withVariant } from '@classmark/gan';
import { serveThread } from '@classmark/runtime';
import { experimentThread } from './experiment-thread.js';

/** Into how many stretches the curve of a training is divided. */
const moments = 50;

serveThread(experimentThread, async ({ settings, trainings }, { signal, ask }) => {
  for (const { variant, seed, withFrames } of trainings) {
    if (signal.aborted) break;
    const result = trainRun(withVariant(settings, variant), { seed, moments, withFrames });
    await ask({ ...result, variant });
  }
  return { output: null };
});
