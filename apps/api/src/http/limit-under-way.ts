import { RetryLaterError } from '@classmark/domain';
import type { RequestHandler } from 'express';

/**
 * Lets handlers of a kind work on so many requests at a time, and refuses what comes beyond at once: who waits in line for
 * long has left before the answer comes. Who is slow to take an answer that is made takes nobody's place.
 */
export function limitUnderWay(mostUnderWay: number): (work: RequestHandler) => RequestHandler {
  let underWay = 0;
  return (work) => async (request, response, next) => {
    if (response.destroyed) return;
    if (underWay >= mostUnderWay) {
      const message = `The service is busy with ${mostUnderWay} requests; try again in a second.`;
      throw new RetryLaterError('OVERLOADED', message, 1);
    }
    underWay += 1;
    try {
      await work(request, response, next);
    } finally {
      // What is answered without waiting is done before the next is looked at, however many have come: all that one turn of
      // the event loop takes in count together.
      setImmediate(() => (underWay -= 1));
    }
  };
}
