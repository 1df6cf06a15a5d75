import { RetryLaterError } from '@classmark/domain';
import type { RequestHandler } from 'express';
import { askerOf } from './asker.js';

/** A browser with a dozen tabs has as many. */
const mostStreams = 20;
const retryAfterSeconds = 10;

/** Each stream costs a look at the database with every change, for as long as it is open. */
export function limitStreams(): RequestHandler {
  const open = new Map<string, number>();
  return (request, response, next) => {
    // Whose client left before is closed already, and says so no more: it would never give its place back.
    if (response.destroyed) return;
    const { name } = askerOf(request);
    const count = 1 + (open.get(name) ?? 0);
    if (count > mostStreams) {
      const message = `You have ${mostStreams} open streams, the most allowed; close one first.`;
      throw new RetryLaterError('TOO_MANY_REQUESTS', message, retryAfterSeconds);
    }
    open.set(name, count);
    response.once('close', () => {
      const left = (open.get(name) ?? 1) - 1;
      if (left === 0) open.delete(name);
      else open.set(name, left);
    });
    next();
  };
}
