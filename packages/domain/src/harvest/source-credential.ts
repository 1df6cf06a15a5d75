import { z } from 'zod';
import { AppError } from '../app-error.js';
import { defineCommand } from '../command.js';
import type { Actor } from '../role.js';

/** What is sent to a host, in full. Secret. */
export const credentialSecret = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('password'), user: z.string(), password: z.string() }),
  /** In the header of this name, or as a bearer token. */
  z.strictObject({ kind: z.literal('key'), key: z.string(), header: z.string().nullable() }),
]);
export type CredentialSecret = z.output<typeof credentialSecret>;

export type CredentialKind = CredentialSecret['kind'];

/** What may be known of a credential. */
export interface SourceCredential {
  /** The host that it is for, with scheme and port, such as https://example.org. */
  readonly origin: string;
  readonly kind: CredentialKind;
  readonly createdAt: Date;
}

export interface CredentialStore {
  /** Keeps it encrypted in place of an earlier one, with its audit event. Throws AppError CONFLICT without a secret to encrypt by. */
  keepCredential(credential: NewCredential): Promise<void>;
  /** With its audit event. Throws AppError NOT_FOUND. */
  removeCredential(origin: string, actor: Actor): Promise<void>;
}

export interface NewCredential {
  readonly actor: Actor;
  readonly origin: string;
  readonly secret: CredentialSecret;
}

const isThisMachine = ({ hostname }: URL): boolean => /^(localhost|127\.[\d.]+|\[::1\])$/.test(hostname);
/** Of what is no address, another rule tells. */
const isSafe = (url: string): boolean => url.startsWith('https:') || !URL.canParse(url) || isThisMachine(new URL(url));

const httpUrl = z.url({ protocol: /^https?$/, error: 'Give an http or https address.' }).max(2_000);
/** What a header can hold. */
const visible = z.string().regex(/^[\x20-\x7e]+$/, 'Use printable ASCII characters only.');

const kept = z
  .strictObject({
    url: httpUrl.refine((url) => isSafe(url), 'Credentials are only sent by https, or to this machine.'),
    user: z
      .string()
      .min(1)
      .max(200)
      .regex(/^[^:]+$/, 'A user name cannot contain a colon.')
      .nullish(),
    password: z.string().min(1).max(1_000).nullish(),
    key: visible.max(4_000).nullish(),
    header: z
      .string()
      .regex(/^[\w-]{1,100}$/, 'Not the name of a header.')
      .nullish(),
  })
  .refine(({ user, password, key }) => (user == null) === (password == null) && (user == null) !== (key == null), {
    path: ['user'],
    message: 'Give a user name with its password, or a key.',
  })
  .transform(({ url, user, password, key, header }) => ({
    origin: new URL(url).origin,
    secret: credentialSecret.parse(
      key == null ? { kind: 'password', user, password } : { kind: 'key', key, header: header ?? null },
    ),
  }));

/** Keeps what a host is to be shown, in place of what it was shown before. */
export const keepSourceCredential = defineCommand({
  name: 'keepSourceCredential',
  leastRole: 'operator',
  input: kept,
  run: (store: CredentialStore, actor, credential) => store.keepCredential({ actor, ...credential }),
});

export const removeSourceCredential = defineCommand({
  name: 'removeSourceCredential',
  leastRole: 'operator',
  input: z.strictObject({ url: httpUrl }),
  run: (store: CredentialStore, actor, { url }) => store.removeCredential(new URL(url).origin, actor),
});

/** The secret that credentials are encrypted by. Throws AppError CONFLICT where the installation has none. */
export function requireSecret(secret: string | null): string {
  if (secret !== null) return secret;
  throw new AppError('CONFLICT', 'Set CLASSMARK_SECRET for API and worker: it encrypts the credentials of sources.');
}

/**
 * The credential that was encrypted for an origin. Throws AppError CONFLICT where another secret is needed.
 * @param text null where the secret of the installation does not open it
 */
export function requireOpened(text: string | null, origin: string): CredentialSecret {
  if (text !== null) return credentialSecret.parse(JSON.parse(text));
  const message = `The credentials for ${origin} were encrypted by another CLASSMARK_SECRET. Enter them again.`;
  throw new AppError('CONFLICT', message);
}

/** The header that shows a credential (RFC 7617, RFC 6750). */
export function credentialHeaders(secret: CredentialSecret): Readonly<Record<string, string>> {
  if (secret.kind === 'key') {
    return secret.header === null ? { authorization: `Bearer ${secret.key}` } : { [secret.header]: secret.key };
  }
  const encoded = Buffer.from(`${secret.user}:${secret.password}`).toString('base64');
  return { authorization: `Basic ${encoded}` };
}
