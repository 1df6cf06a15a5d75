import { type Actor, hasRole, RetryLaterError } from '@classmark/domain';
import express, { type Request, type RequestHandler } from 'express';
import { askerOf } from './asker.js';
import { AskerTally } from './asker-tally.js';
import { identityOf } from './request-property.js';

const mebibyte = 2 ** 20;
/** For 1,000 records of an import; for a text of 1 MB, of which each byte may be escaped; for those who only look. */
const limits = { operator: 8 * mebibyte, reader: 2 * mebibyte, anonymous: 100 * 1024 } as const;
/** Of one asker at a time, as far as they have come. Bodies that are sent slowly would fill the memory. */
const mostUnderWay = 64 * mebibyte;
const retryAfterSeconds = 1;

const readers = {
  operator: express.json({ limit: limits.operator }),
  reader: express.json({ limit: limits.reader }),
  anonymous: express.json({ limit: limits.anonymous }),
};

/** Reads JSON, as long as the role of who asks may send it; of more, nothing is kept. */
export function readBody(): RequestHandler {
  const underWay = new AskerTally();
  return (request, response, next) => {
    if (response.destroyed) return;
    const kind = kindOf(identityOf.get(request).actor);
    if (!hasBody(request)) return readers[kind](request, response, next);
    const { name } = askerOf(request);
    if (underWay.of(name) >= mostUnderWay) throw tooMuch();
    let isRefused = false;
    const refuse = (): void => {
      isRefused = true;
      request.pause();
      response.set('connection', 'close');
      response.once('finish', () => request.destroy());
      next(tooMuch());
    };
    countArriving(request, limits[kind], (bytes) => {
      underWay.add(name, bytes);
      if (bytes > 0 && !isRefused && underWay.of(name) > mostUnderWay) refuse();
    });
    readers[kind](request, response, (error?: unknown) => {
      if (!isRefused) next(error);
    });
  };
}

const hasBody = ({ headers }: Request): boolean =>
  headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined;

function tooMuch(): RetryLaterError {
  const message = `You are sending ${mostUnderWay / mebibyte} MB already, the most allowed at a time; let a request end first.`;
  return new RetryLaterError('TOO_MANY_REQUESTS', message, retryAfterSeconds);
}

/** Tells what comes of a body, and takes it back once that is read; what is compressed, as the most that it may become. */
function countArriving(request: Request, limit: number, add: (bytes: number) => void): void {
  let counted = 0;
  const count = (bytes: number) => {
    const more = Math.min(bytes, limit - counted);
    counted += more;
    add(more);
  };
  request.once('close', () => add(-counted));
  if ((request.headers['content-encoding'] ?? 'identity') === 'identity') {
    request.on('data', (piece: Buffer) => count(piece.length));
  } else count(limit);
}

function kindOf(actor: Actor): keyof typeof readers {
  if (actor.kind === 'anonymous') return 'anonymous';
  return hasRole(actor, 'operator') ? 'operator' : 'reader';
}
