import type { ProvidedContext } from 'vitest';
import startSpark from '../support/spark-setup.js';

export interface BenchSpark {
  readonly spark: NonNullable<ProvidedContext['spark']>;
  stop(): Promise<void>;
}

/** Spark as its tests have it. Throws where the machine cannot have one. */
export async function startBenchSpark(): Promise<BenchSpark> {
  let spark: ProvidedContext['spark'] = null;
  const provide: Parameters<typeof startSpark>[0]['provide'] = (name, given) => {
    if (name === 'spark' && typeof given !== 'string') spark = given;
  };
  const stop = await startSpark({ provide });
  if (spark === null) throw new Error('There is no Spark.');
  return { spark, stop };
}
