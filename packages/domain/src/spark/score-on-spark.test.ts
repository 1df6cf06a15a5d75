import { describe, expect, it } from 'vitest';
import { execute } from '../command.js';
import { type ScoreOnSparkPorts, type StartSparkScoring, scoreOnSpark } from './score-on-spark.js';

const operator = { kind: 'system' } as const;
const scorer = { kind: 'importedModel', id: 3 } as const;

function createPorts(
  folder: string | null = '/tables',
  provenance: unknown = null,
): ScoreOnSparkPorts & { readonly started: StartSparkScoring[] } {
  const started: StartSparkScoring[] = [];
  return {
    folder,
    started,
    store: {
      findScorer: async ({ id }) => (id === 3 ? { name: 'Star Wars', provenance } : null),
      startSparkScoring: async (start) => {
        started.push(start);
        return { runId: 7n };
      },
    },
  };
}

describe('scoring on Spark', () => {
  it('starts a run that says what is scored by what', async () => {
    const ports = createPorts();
    await execute(scoreOnSpark, ports, operator, { scorer, input: 'in/rows.parquet', output: 'scores.csv' });
    expect(ports.started.map(({ title }) => title)).toEqual(['Scoring in/rows.parquet by Star Wars on Spark']);
  });

  it.each(['/etc/passwd', '../rows.csv', 'a/../../rows.csv', 's3a://other/rows', 'a//b', '{a,..}/b', 'rows*.csv', ''])(
    'refuses the path %j, which may lead out of the folder',
    async (path) => {
      const started = execute(scoreOnSpark, createPorts(), operator, { scorer, input: path, output: 'scores' });
      await expect(started).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    },
  );

  it.each([
    ['rows', 'rows'],
    ['rows', 'rows/scores'],
    ['tables/rows', 'tables'],
  ])('refuses to read %s and write %s, which would replace it', async (input, output) => {
    const started = execute(scoreOnSpark, createPorts(), operator, { scorer, input, output });
    await expect(started).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('says what to set where there is no folder', async () => {
    const started = execute(scoreOnSpark, createPorts(null), operator, { scorer, input: 'a', output: 'b' });
    await expect(started).rejects.toThrow('CLASSMARK_SPARK_FOLDER');
  });

  it('refuses a version that needs an encoder', async () => {
    const ports = createPorts('/tables', { keepsVectors: true, encoder: { sha256: 'e' } });
    const started = execute(scoreOnSpark, ports, operator, { scorer, input: 'a', output: 'b' });
    await expect(started).rejects.toMatchObject({
      code: 'CONFLICT',
      message: 'Star Wars was trained with an encoder, and encoders do not run on Spark.',
    });
  });

  it('says so where the model is gone', async () => {
    const gone = { ...scorer, id: 4 };
    const started = execute(scoreOnSpark, createPorts(), operator, { scorer: gone, input: 'a', output: 'b' });
    await expect(started).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
