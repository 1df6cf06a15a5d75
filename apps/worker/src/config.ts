import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { parseSettings, settings } from '@classmark/runtime';
import { z } from 'zod';

const part = settings
  .pick({
    DATABASE_URL: true,
    CLASSMARK_MIN_WORDS: true,
    CLASSMARK_LANGUAGES: true,
    CLASSMARK_CONTACT: true,
    CLASSMARK_HOME: true,
    CLASSMARK_SPARK_URL: true,
    CLASSMARK_SPARK_TOKEN: true,
    CLASSMARK_SPARK_FOLDER: true,
    CLASSMARK_SECRET: true,
    CLASSMARK_TRAINING_THREADS: true,
    CLASSMARK_LOG_LEVEL: true,
  })
  .required({ DATABASE_URL: true });

/** Where Spark is. */
export interface SparkConfig {
  readonly url: string;
  readonly token: string | null;
  /** Holds the tables that operators score, as Spark sees it. */
  readonly folder: string | null;
  /** Has the files of its protocol. */
  readonly home: string;
}

/** What the worker is told from outside. */
export interface Config {
  readonly databaseUrl: string;
  readonly minWords: number;
  /** Empty for any language. */
  readonly languages: readonly string[];
  /** Beside the one that a training runs in. */
  readonly trainingThreads: number;
  /** Of who runs this installation, for sources that are harvested. */
  readonly contact: string | null;
  readonly spark: SparkConfig;
  /** What credentials of sources are encrypted by. */
  readonly secret: string | null;
  readonly logLevel: string;
  /** Of this code, as its package says. */
  readonly codeVersion: string;
}

const packageFile = z.object({ version: z.string() });

/** The only reader of the environment. Throws SettingsError. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const set = parseSettings(environment, part);
  const { version } = packageFile.parse(JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')));
  return {
    databaseUrl: set.DATABASE_URL,
    minWords: set.CLASSMARK_MIN_WORDS,
    languages: set.CLASSMARK_LANGUAGES.includes('any') ? [] : set.CLASSMARK_LANGUAGES,
    trainingThreads: set.CLASSMARK_TRAINING_THREADS ?? Math.max(1, availableParallelism() - 1),
    contact: set.CLASSMARK_CONTACT ?? null,
    spark: {
      url: set.CLASSMARK_SPARK_URL,
      token: set.CLASSMARK_SPARK_TOKEN ?? null,
      folder: set.CLASSMARK_SPARK_FOLDER ?? null,
      home: resolve(set.CLASSMARK_HOME),
    },
    secret: set.CLASSMARK_SECRET ?? null,
    logLevel: set.CLASSMARK_LOG_LEVEL,
    codeVersion: version,
  };
}
