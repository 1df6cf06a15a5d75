import { findApiKey, findSession } from '@classmark/database';
import { type Actor, AppError, type Credential } from '@classmark/domain';
import type { Request, RequestHandler } from 'express';
import type { Services } from '../context.js';
import { identityOf } from './request-property.js';
import { readSessionCookie } from './session-cookie.js';

/**
 * Finds out who asks: by bearer token, by session cookie, or nobody. A token that is not good is an error, lest a
 * program takes for granted that it is known; a session that has ended is nobody's, so that the person can sign in.
 */
export function identify(services: Services): RequestHandler {
  const nobody: Actor = services.config.anonymousReads ? { kind: 'anonymous', role: 'reader' } : { kind: 'anonymous' };
  return async (request, _response, next) => {
    const find = credentialFinder(services, request);
    const credential = await find();
    identityOf.set(request, {
      credential,
      actor: credential?.actor ?? nobody,
      isStillGood: async () => credential === null || (await find().catch(() => null)) !== null,
    });
    next();
  };
}

function credentialFinder({ database }: Services, request: Request): () => Promise<Credential | null> {
  const header = request.get('authorization');
  if (header !== undefined) {
    const [, token = ''] = /^Bearer +(\S+)$/i.exec(header) ?? [];
    return async () => {
      const credential = await findApiKey(database, token);
      if (credential === null) throw new AppError('NOT_SIGNED_IN', 'This API key is not known, or was revoked.');
      return credential;
    };
  }
  const secret = readSessionCookie(request);
  return async () => (secret === null ? null : findSession(database, secret));
}
