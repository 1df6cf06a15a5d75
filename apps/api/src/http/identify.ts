import { findApiKey, findSession } from '@classmark/database';
import { type Actor, AppError, type Credential } from '@classmark/domain';
import type { Request, RequestHandler } from 'express';
import type { Services } from '../context.js';
import { addressOf } from './asker.js';
import { CredentialGuesses } from './credential-guesses.js';
import { identityOf } from './request-property.js';
import { readSessionCookie } from './session-cookie.js';

/**
 * Finds out who asks: by bearer token, by session cookie, or nobody. A token that is not good is an error, lest a
 * program takes for granted that it is known; a session that has ended is nobody's, so that the person can sign in.
 */
export function identify(services: Pick<Services, 'config' | 'credentials' | 'database'>): RequestHandler {
  const nobody: Actor = services.config.anonymousReads ? { kind: 'anonymous', role: 'reader' } : { kind: 'anonymous' };
  const guesses = new CredentialGuesses();
  return async (request, _response, next) => {
    const { find, findAnew } = findersOf(services, guesses, request);
    const credential = await find();
    identityOf.set(request, {
      credential,
      actor: credential?.actor ?? nobody,
      isStillGood: async () => credential === null || (await findAnew().catch(() => null)) !== null,
    });
    next();
  };
}

interface Finders {
  find(): Promise<Credential | null>;
  /** Asks the database. */
  findAnew(): Promise<Credential | null>;
}

function findersOf(
  { credentials, database }: Pick<Services, 'credentials' | 'database'>,
  guesses: CredentialGuesses,
  request: Request,
): Finders {
  const lookUp = (find: () => Promise<Credential | null>) => guesses.find(addressOf(request), find);
  const header = request.get('authorization');
  if (header !== undefined) {
    const [, token = ''] = /^Bearer +(\S+)$/i.exec(header) ?? [];
    return {
      find: async () => required(await credentials.findKey(token, lookUp)),
      findAnew: async () => required(await findApiKey(database, token)),
    };
  }
  const secret = readSessionCookie(request);
  if (secret === null) return { find: async () => null, findAnew: async () => null };
  return {
    find: () => credentials.findSession(secret, lookUp).catch(nobodyAboveLimit),
    findAnew: () => findSession(database, secret),
  };
}

/** Whose session is not looked up any more can still sign in. */
function nobodyAboveLimit(error: unknown): null {
  if (error instanceof AppError && error.code === 'TOO_MANY_REQUESTS') return null;
  throw error;
}

function required(credential: Credential | null): Credential {
  if (credential === null) throw new AppError('NOT_SIGNED_IN', 'This API key is unknown or has been revoked.');
  return credential;
}
