import { fileURLToPath } from 'node:url';
import { parseSettings, settings } from '@classmark/runtime';

const { CLASSMARK_API_URL: apiUrl, CLASSMARK_HOME: home } = settings.shape;
const part = settings
  .pick({ DATABASE_URL: true, CLASSMARK_API_KEY: true, CLASSMARK_SPARK_URL: true, CLASSMARK_SPARK_TOKEN: true })
  .extend({ CLASSMARK_API_URL: apiUrl.unwrap().optional(), CLASSMARK_HOME: home.unwrap().optional() });

/** Where an API listens unless told otherwise. */
export const defaultApiUrl = apiUrl.parse(undefined);
/** `npm start` runs in the folder that this command is installed in. */
const defaultHome = fileURLToPath(new URL(`../../../${home.parse(undefined)}`, import.meta.url));

/** The settings of commands that use a running service or Spark. */
export interface Config {
  readonly databaseUrl: string | undefined;
  readonly home: string;
  /** Undefined: wherever the local installation listens. */
  readonly apiUrl: string | undefined;
  readonly apiKey: string | undefined;
  readonly sparkUrl: string;
  readonly sparkToken: string | undefined;
}

/** The only reader of the environment. Throws SettingsError. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const set = parseSettings(environment, part);
  return {
    databaseUrl: set.DATABASE_URL,
    home: set.CLASSMARK_HOME ?? defaultHome,
    apiUrl: set.CLASSMARK_API_URL,
    apiKey: set.CLASSMARK_API_KEY,
    sparkUrl: set.CLASSMARK_SPARK_URL,
    sparkToken: set.CLASSMARK_SPARK_TOKEN,
  };
}
