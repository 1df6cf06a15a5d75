import { resolve } from 'node:path';
import { parseSettings, settings } from '@classmark/runtime';

const part = settings.pick({
  DATABASE_URL: true,
  CLASSMARK_HOME: true,
  CLASSMARK_HOST: true,
  CLASSMARK_API_PORT: true,
  CLASSMARK_ADMIN_PORT: true,
  CLASSMARK_ADMIN_PASSWORD: true,
  CLASSMARK_SAMPLE: true,
  CLASSMARK_SPARK_URL: true,
});

/** What `npm start` is told from outside. */
export interface Config {
  /** The folder for data and logs, absolute. */
  readonly home: string;
  /** Undefined: an embedded Postgres in `home`. */
  readonly databaseUrl: string | undefined;
  readonly host: string;
  readonly apiPort: number;
  readonly adminPort: number;
  readonly adminPassword: string | undefined;
  /** Whether an empty installation gets the sample corpus and a first model. */
  readonly withSample: boolean;
  /** `sc://HOST:PORT` */
  readonly sparkUrl: string;
  /** What the processes started from here are told; their own settings pass through. */
  readonly childEnvironment: Readonly<Record<string, string | undefined>>;
}

/** The only reader of the environment. Throws SettingsError. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const set = parseSettings(environment, part);
  return {
    home: resolve(set.CLASSMARK_HOME),
    databaseUrl: set.DATABASE_URL,
    host: set.CLASSMARK_HOST,
    apiPort: set.CLASSMARK_API_PORT,
    adminPort: set.CLASSMARK_ADMIN_PORT,
    adminPassword: set.CLASSMARK_ADMIN_PASSWORD,
    withSample: set.CLASSMARK_SAMPLE,
    sparkUrl: set.CLASSMARK_SPARK_URL,
    childEnvironment: {
      CLASSMARK_PUBLIC_URL: `http://localhost:${set.CLASSMARK_ADMIN_PORT}`,
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      ...environment,
      CLASSMARK_API_URL: `http://127.0.0.1:${set.CLASSMARK_API_PORT}`,
    },
  };
}
