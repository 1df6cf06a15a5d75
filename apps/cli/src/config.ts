import { parseSettings, settings } from '@classmark/runtime';

const part = settings.pick({
  DATABASE_URL: true,
  CLASSMARK_HOME: true,
  CLASSMARK_API_URL: true,
  CLASSMARK_API_KEY: true,
});

/** The settings of commands that use a running service. */
export interface Config {
  readonly databaseUrl: string | undefined;
  readonly home: string;
  readonly apiUrl: string;
  readonly apiKey: string | undefined;
}

/** The only reader of the environment. Throws SettingsError. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const set = parseSettings(environment, part);
  return {
    databaseUrl: set.DATABASE_URL,
    home: set.CLASSMARK_HOME,
    apiUrl: set.CLASSMARK_API_URL,
    apiKey: set.CLASSMARK_API_KEY,
  };
}
