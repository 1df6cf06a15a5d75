import { z } from 'zod';

const port = z.coerce.number().int().min(0).max(65_535);
const httpUrl = z.url({ protocol: /^https?$/ });
const list = z.string().transform((text) =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== ''),
);

/** As browsers send it: lower case, without a path or the scheme's own port. */
const origin = httpUrl
  .refine((url) => /^https?:\/\/[^/?#@]+\/?$/i.test(url), 'give an origin, such as https://search.example')
  .transform((url) => new URL(url).origin);

/**
 * Every setting there is, with its default and what the documentation says of it: `.env.example` and the README's
 * table are held against this by a test. Each app's `config.ts` picks what it uses; nothing else reads the environment.
 */
export const settings = z.object({
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe(
      'Your own PostgreSQL, 16 or newer, with pg_trgm. Unset: `npm start` runs one, with its data in CLASSMARK_HOME.',
    ),
  CLASSMARK_HOME: z.string().default('.classmark').describe('The folder for the data and logs of `npm start`.'),
  CLASSMARK_HOST: z
    .string()
    .default('127.0.0.1')
    .describe('The address that the API and the admin listen on; `0.0.0.0` for all interfaces.'),
  CLASSMARK_API_PORT: port.default(4000).describe('The port of the API: `/graphql`, `/livez`, `/readyz`.'),
  CLASSMARK_ADMIN_PORT: port.default(3000).describe('The port of the admin.'),
  CLASSMARK_API_URL: httpUrl
    .default('http://127.0.0.1:4000')
    .describe('The URL at which the admin and `classmark` find the API. `npm start` sets it for both.'),
  CLASSMARK_API_KEY: z
    .string()
    .optional()
    .describe('The API key of `classmark`. Unset: on the machine of `npm start`, one that was created for it.'),
  CLASSMARK_PUBLIC_URL: httpUrl
    .default('http://localhost:3000')
    .describe('The public URL of the admin. Session cookies are accepted only from it; with https, they are Secure.'),
  CLASSMARK_ALLOWED_ORIGINS: list
    .pipe(z.array(origin))
    .prefault('')
    .describe('Other sites whose pages may call the API with an API key, e.g. `https://search.example`. Empty: none.'),
  CLASSMARK_TRUSTED_PROXIES: list
    .prefault('loopback')
    .describe(
      'Proxies whose `X-Forwarded-For` is trusted: IP addresses, networks like `10.1.0.0/16`, `loopback`, `uniquelocal` (private networks).',
    ),
  CLASSMARK_ADMIN_PASSWORD: z
    .string()
    .min(8)
    .optional()
    .describe(
      'First start only: the password of `admin`, at least 8 characters. Unset: one is generated and printed once.',
    ),
  CLASSMARK_SAMPLE: z
    .stringbool()
    .default(true)
    .describe('Whether an empty installation starts with the sample corpus and a first model.'),
  CLASSMARK_ANONYMOUS_READS: z
    .stringbool()
    .default(false)
    .describe('Whether requests without key or session may read, as a reader.'),
  CLASSMARK_ANONYMOUS_INTROSPECTION: z
    .stringbool()
    .default(false)
    .describe('Whether requests without key or session may ask for the GraphQL schema.'),
  CLASSMARK_ANONYMOUS_WORK: z.coerce
    .number()
    .int()
    .min(1_000)
    .default(1_000_000)
    .describe(
      'The work that one address without key or session may cause per minute; one unit is about 5 µs of CPU time. A suggestion for 200 words takes about 100.',
    ),
  CLASSMARK_WORK: z.coerce
    .number()
    .int()
    .min(100_000)
    .default(4_000_000)
    .describe('The same for each person and API key; the default is a third of a core.'),
  CLASSMARK_REQUEST_SECONDS: z.coerce
    .number()
    .min(1)
    .max(60)
    .default(15)
    .describe('How many seconds a query may take before it is stopped.'),
  CLASSMARK_REQUESTS: z.coerce
    .number()
    .int()
    .min(1)
    .default(100)
    .describe('How many GraphQL requests may run at a time; others are refused with 503, to be tried again.'),
  CLASSMARK_SCORING_THREADS: z.coerce
    .number()
    .int()
    .min(0)
    .max(16)
    .optional()
    .describe(
      'Threads of the API that score texts, beside the one that answers requests. More than one pay for models of very many subjects, and each holds tables of its own of the deployed versions. 0: none. Unset: one, if there are two cores.',
    ),
  CLASSMARK_METRICS: z
    .stringbool()
    .default(false)
    .describe('Whether the API has `/metrics` for Prometheus; keep it from the internet.'),
  CLASSMARK_SPOT_CHECKS: z.coerce
    .number()
    .min(0)
    .max(0.5)
    .default(0.05)
    .describe(
      'The share of documents on a desk that are spot checks: published suggestions, drawn at random, to be decided blind.',
    ),
  CLASSMARK_MIN_WORDS: z.coerce
    .number()
    .int()
    .min(0)
    .default(5)
    .describe('Documents with fewer words in title and text are set aside at import.'),
  CLASSMARK_LANGUAGES: list
    .prefault('')
    .describe(
      'ISO 639-1 codes, e.g. `en,fr`: documents clearly in other languages are set aside at import. Empty: none are.',
    ),
  CLASSMARK_MAX_UPLOAD_MB: z.coerce
    .number()
    .int()
    .min(1)
    .default(2048)
    .describe('The largest file that can be uploaded for an import, in MB.'),
  CLASSMARK_CONTACT: z
    .string()
    .max(200)
    .optional()
    .describe('An email address or URL that harvests give in their user agent, so that a source can reach you.'),
  CLASSMARK_SECRET: z
    .string()
    .min(32)
    .optional()
    .describe(
      'The secret that encrypts credentials of harvested sources; at least 32 characters, the same for API and worker. Unset: `npm start` makes one in CLASSMARK_HOME; without one, no credentials are kept.',
    ),
  CLASSMARK_TRAINING_THREADS: z.coerce
    .number()
    .int()
    .min(1)
    .optional()
    .describe('Helper threads of a training. Unset: all cores but one, at least one.'),
  CLASSMARK_SPARK_URL: z
    .string()
    .default('sc://127.0.0.1:15002')
    .describe('The Spark Connect server that scores large tables. `npm run spark` starts one on this machine.'),
  CLASSMARK_SPARK_TOKEN: z
    .string()
    .optional()
    .describe('The token that the Spark Connect server asks for; sent over TLS, unless the server is on this machine.'),
  CLASSMARK_SPARK_FOLDER: z
    .string()
    .optional()
    .describe(
      'The folder, or address such as s3a://BUCKET/TABLES, whose tables operators score on Spark. Unset: only the command line does.',
    ),
  CLASSMARK_LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])
    .default('info')
    .describe('The lowest level that is logged: trace, debug, info, warn, error, fatal or silent.'),
});

export class SettingsError extends Error {
  override name = 'SettingsError';
}

/**
 * Reads a part of `settings` from an environment, e.g.
 * `parseSettings(process.env, settings.pick({ DATABASE_URL: true }).required({ DATABASE_URL: true }))`.
 * An empty value counts as unset. Throws one SettingsError that names every setting at fault and its rule.
 */
export function parseSettings<Shape extends z.ZodRawShape>(
  environment: Readonly<Record<string, string | undefined>>,
  part: z.ZodObject<Shape>,
): z.output<z.ZodObject<Shape>> {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const result = part.safeParse(set);
  if (result.success) return result.data;
  const faults = result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new SettingsError(`Invalid settings:\n  ${faults.join('\n  ')}`);
}
