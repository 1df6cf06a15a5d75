import { isIP, isIPv6 } from 'node:net';
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
  /** Where the processes of this machine reach the API. */
  readonly apiUrl: string;
  /** Where the processes of this machine reach the admin. */
  readonly adminUrl: string;
  /** The host of both as people are told it. */
  readonly shownHost: string;
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
  const { CLASSMARK_HOST: host, CLASSMARK_API_PORT: apiPort, CLASSMARK_ADMIN_PORT: adminPort } = set;
  const own = hostFromHere(host);
  const shownHost = own === '127.0.0.1' ? 'localhost' : own;
  const apiUrl = `http://${own}:${apiPort}`;
  return {
    home: resolve(set.CLASSMARK_HOME),
    databaseUrl: set.DATABASE_URL,
    host,
    apiUrl,
    shownHost,
    adminUrl: `http://${own}:${adminPort}`,
    apiPort,
    adminPort,
    adminPassword: set.CLASSMARK_ADMIN_PASSWORD,
    withSample: set.CLASSMARK_SAMPLE,
    sparkUrl: set.CLASSMARK_SPARK_URL,
    childEnvironment: {
      CLASSMARK_PUBLIC_URL: `http://${shownHost}:${adminPort}`,
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      // The admin's requests come from there, with the address of who asks.
      ...(isIP(host) > 0 && { CLASSMARK_TRUSTED_PROXIES: `loopback, ${host}` }),
      ...environment,
      CLASSMARK_API_URL: apiUrl,
    },
  };
}

/** An address that listens, as a URL of this machine names it. */
function hostFromHere(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return isIPv6(host) ? `[${host}]` : host;
}
