import { parseSettings, settings } from '@classmark/runtime';

const part = settings
  .pick({
    DATABASE_URL: true,
    CLASSMARK_HOST: true,
    CLASSMARK_API_PORT: true,
    CLASSMARK_PUBLIC_URL: true,
    CLASSMARK_ANONYMOUS_READS: true,
    CLASSMARK_MAX_UPLOAD_MB: true,
    CLASSMARK_SPOT_CHECKS: true,
    CLASSMARK_LOG_LEVEL: true,
  })
  .required({ DATABASE_URL: true });

/** What the API is told from outside. */
export interface Config {
  readonly databaseUrl: string;
  readonly host: string;
  /** 0 picks a free one. */
  readonly port: number;
  /** Where people reach the admin; browsers must come from there, and cookies are Secure if it is https. */
  readonly publicUrl: URL;
  /** Requests without credentials count as a reader's. */
  readonly anonymousReads: boolean;
  /** The largest file that is taken for an import. */
  readonly maxUploadBytes: number;
  /** Share of documents on a desk that are spot checks. */
  readonly spotCheckShare: number;
  readonly logLevel: string;
}

/** The only reader of the environment. Throws SettingsError. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const set = parseSettings(environment, part);
  return {
    databaseUrl: set.DATABASE_URL,
    host: set.CLASSMARK_HOST,
    port: set.CLASSMARK_API_PORT,
    publicUrl: new URL(set.CLASSMARK_PUBLIC_URL),
    anonymousReads: set.CLASSMARK_ANONYMOUS_READS,
    maxUploadBytes: set.CLASSMARK_MAX_UPLOAD_MB * 1_000_000,
    spotCheckShare: set.CLASSMARK_SPOT_CHECKS,
    logLevel: set.CLASSMARK_LOG_LEVEL,
  };
}
