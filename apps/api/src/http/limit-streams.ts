import { RetryLaterError } from '@classmark/domain';
import type { RequestHandler } from 'express';
import { askerOf } from './asker.js';
import { AskerTally } from './asker-tally.js';

/** A browser with a dozen tabs has as many. */
const mostStreams = 20;
const retryAfterSeconds = 10;

/** Each stream costs a look at the database with every change, for as long as it is open. */
export function limitStreams(): RequestHandler {
  const open = new AskerTally();
  return (request, response, next) => {
    // Whose client left before is closed already, and says so no more: it would never give its place back.
    if (response.destroyed) return;
    const { name } = askerOf(request);
    if (open.of(name) >= mostStreams) {
      const message = `You have ${mostStreams} open streams, the most allowed; close one first.`;
      throw new RetryLaterError('TOO_MANY_REQUESTS', message, retryAfterSeconds);
    }
    open.add(name, 1);
    response.once('close', () => open.add(name, -1));
    next();
  };
}
