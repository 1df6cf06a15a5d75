import { type Actor, hasRole } from '@classmark/domain';
import express, { type RequestHandler } from 'express';
import { identityOf } from './request-property.js';

/** For 1,000 records of an import; for a text of 1 MB, of which each byte may be escaped; for those who only look. */
const limits = { operator: '8mb', reader: '2mb', anonymous: '100kb' } as const;

const readers = {
  operator: express.json({ limit: limits.operator }),
  reader: express.json({ limit: limits.reader }),
  anonymous: express.json({ limit: limits.anonymous }),
};

/** Reads JSON, as long as the role of who asks may send it; more is refused before it is read. */
export function readBody(): RequestHandler {
  return (request, response, next) => readers[kindOf(identityOf.get(request).actor)](request, response, next);
}

function kindOf(actor: Actor): keyof typeof readers {
  if (actor.kind === 'anonymous') return 'anonymous';
  return hasRole(actor, 'operator') ? 'operator' : 'reader';
}
