import { isCollision } from './connection-loss.js';

const maxAttempts = 5;

/**
 * Begins a transaction again where it and another waited for each other, of which Postgres has ended one: nothing of it
 * was written.
 */
export async function retryCollisions<Result>(attempt: () => Promise<Result>): Promise<Result> {
  for (let number = 1; ; number++) {
    try {
      return await attempt();
    } catch (error) {
      if (number === maxAttempts || !isCollision(error)) throw error;
    }
  }
}
