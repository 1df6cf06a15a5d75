import { availableParallelism } from 'node:os';
import { parseSettings, settings } from '@classmark/runtime';

const part = settings
  .pick({
    DATABASE_URL: true,
    CLASSMARK_HOST: true,
    CLASSMARK_API_PORT: true,
    CLASSMARK_PUBLIC_URL: true,
    CLASSMARK_ANONYMOUS_READS: true,
    CLASSMARK_ANONYMOUS_INTROSPECTION: true,
    CLASSMARK_ANONYMOUS_WORK: true,
    CLASSMARK_WORK: true,
    CLASSMARK_REQUEST_SECONDS: true,
    CLASSMARK_REQUESTS: true,
    CLASSMARK_SCORING_THREADS: true,
    CLASSMARK_METRICS: true,
    CLASSMARK_TRUSTED_PROXIES: true,
    CLASSMARK_ALLOWED_ORIGINS: true,
    CLASSMARK_MAX_UPLOAD_MB: true,
    CLASSMARK_SPOT_CHECKS: true,
    CLASSMARK_CONTACT: true,
    CLASSMARK_SPARK_FOLDER: true,
    CLASSMARK_SECRET: true,
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
  /** Whether those without credentials may ask for the schema. */
  readonly anonymousIntrospection: boolean;
  /** What an address without credentials may have done in a minute, in units of query-cost.ts. */
  readonly anonymousWorkPerMinute: number;
  /** The same for a person or key. */
  readonly workPerMinute: number;
  /** A request that takes longer is ended. */
  readonly requestSeconds: number;
  /** Beyond so many at a time, requests are refused at once. */
  readonly mostRequests: number;
  /** In which suggestions are scored; 0 scores on the loop that answers requests. */
  readonly scoringThreads: number;
  /** Proxies whose `x-forwarded-for` is believed: addresses, networks, `loopback`, `uniquelocal`. */
  readonly trustedProxies: readonly string[];
  /** Sites whose pages may ask with API keys. */
  readonly allowedOrigins: readonly string[];
  /** Whether `/metrics` is there. */
  readonly metrics: boolean;
  /** The largest file that is taken for an import. */
  readonly maxUploadBytes: number;
  /** Share of documents on a desk that are spot checks. */
  readonly spotCheckShare: number;
  /** Of who runs this installation, for sources that are harvested. */
  readonly contact: string | null;
  /** Holds the tables that operators score on Spark, as Spark sees it. */
  readonly sparkFolder: string | null;
  /** What credentials of sources are encrypted by. */
  readonly secret: string | null;
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
    anonymousIntrospection: set.CLASSMARK_ANONYMOUS_INTROSPECTION,
    anonymousWorkPerMinute: set.CLASSMARK_ANONYMOUS_WORK,
    workPerMinute: set.CLASSMARK_WORK,
    requestSeconds: set.CLASSMARK_REQUEST_SECONDS,
    mostRequests: set.CLASSMARK_REQUESTS,
    metrics: set.CLASSMARK_METRICS,
    scoringThreads: set.CLASSMARK_SCORING_THREADS ?? Math.min(1, availableParallelism() - 1),
    trustedProxies: set.CLASSMARK_TRUSTED_PROXIES,
    allowedOrigins: set.CLASSMARK_ALLOWED_ORIGINS,
    maxUploadBytes: set.CLASSMARK_MAX_UPLOAD_MB * 1_000_000,
    spotCheckShare: set.CLASSMARK_SPOT_CHECKS,
    contact: set.CLASSMARK_CONTACT ?? null,
    sparkFolder: set.CLASSMARK_SPARK_FOLDER ?? null,
    secret: set.CLASSMARK_SECRET ?? null,
    logLevel: set.CLASSMARK_LOG_LEVEL,
  };
}
