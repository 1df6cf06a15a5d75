import { type Credential, RetryLaterError } from '@classmark/domain';
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';

const mostWrong = 300;
const windowSeconds = 60;

/** Each key or session that nobody has costs a look at the database: an address has so many a minute. */
export class CredentialGuesses {
  private readonly wrong = new RateLimiterMemory({ points: mostWrong, duration: windowSeconds });

  /** What `find` finds. @throws RetryLaterError where this address has guessed wrong too often */
  async find(address: string, find: () => Promise<Credential | null>): Promise<Credential | null> {
    const left = await this.wrong.get(address);
    if (left !== null && left.remainingPoints <= 0) throw tooMany(left);
    const credential = await find();
    if (credential === null) await this.wrong.penalty(address);
    return credential;
  }
}

function tooMany({ msBeforeNext }: RateLimiterRes): RetryLaterError {
  const seconds = Math.max(1, Math.ceil(msBeforeNext / 1_000));
  const message = `Too many unknown keys or sessions came from this address; try again in ${seconds} s.`;
  return new RetryLaterError('TOO_MANY_REQUESTS', message, seconds);
}
