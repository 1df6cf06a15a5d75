import { type Actor, hasRole, RetryLaterError } from '@classmark/domain';
import express, { type Request, type RequestHandler } from 'express';
import { askerOf } from './asker.js';
import { AskerTally } from './asker-tally.js';
import { identityOf } from './request-property.js';

const mebibyte = 2 ** 20;
/** For 1,000 records of an import; for a text of 1 MB, of which each byte may be escaped; for those who only look. */
const limits = { operator: 8 * mebibyte, reader: 2 * mebibyte, anonymous: 100 * 1024 } as const;
/** Of one asker at a time. Bodies that are sent slowly would fill the memory. */
const mostUnderWay = 64 * mebibyte;
const retryAfterSeconds = 1;

const readers = {
  operator: express.json({ limit: limits.operator }),
  reader: express.json({ limit: limits.reader }),
  anonymous: express.json({ limit: limits.anonymous }),
};

/** Reads JSON, as long as the role of who asks may send it; more is refused before it is read. */
export function readBody(): RequestHandler {
  const underWay = new AskerTally();
  return (request, response, next) => {
    if (response.destroyed) return;
    const kind = kindOf(identityOf.get(request).actor);
    const { name } = askerOf(request);
    const bytes = Math.min(announcedBytes(request), limits[kind]);
    if (underWay.of(name) + bytes > mostUnderWay) {
      const message = `You are sending ${mostUnderWay / mebibyte} MB already, the most allowed at a time; let a request end first.`;
      throw new RetryLaterError('TOO_MANY_REQUESTS', message, retryAfterSeconds);
    }
    underWay.add(name, bytes);
    request.once('close', () => underWay.add(name, -bytes));
    readers[kind](request, response, next);
  };
}

/** Without bound where it does not say. */
function announcedBytes(request: Request): number {
  const length = request.headers['content-length'];
  if (length !== undefined) return Number(length);
  return request.headers['transfer-encoding'] === undefined ? 0 : Number.POSITIVE_INFINITY;
}

function kindOf(actor: Actor): keyof typeof readers {
  if (actor.kind === 'anonymous') return 'anonymous';
  return hasRole(actor, 'operator') ? 'operator' : 'reader';
}
