import { RetryLaterError } from '@classmark/domain';
import type { RequestHandler } from 'express';

/**
 * Refuses what comes while so many requests are under way already, at once: who waits in line for long has left before
 * the answer comes.
 */
export function limitUnderWay(mostUnderWay: number): RequestHandler {
  let underWay = 0;
  return (_request, response, next) => {
    // Whose client left before is closed already, and says so no more: it would never give its place back.
    if (response.destroyed) return;
    if (underWay >= mostUnderWay) {
      const message = `The service is busy with ${mostUnderWay} requests; try again in a second.`;
      throw new RetryLaterError('OVERLOADED', message, 1);
    }
    underWay += 1;
    // What is answered without waiting is done before the next is looked at, however many have come: all that one turn of
    // the event loop takes in count together.
    response.once('close', () => setImmediate(() => (underWay -= 1)));
    next();
  };
}
