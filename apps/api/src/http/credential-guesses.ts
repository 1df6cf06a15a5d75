import { type Credential, RetryLaterError } from '@classmark/domain';
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';

const mostWrong = 300;
const windowSeconds = 60;

/** Each key or session that nobody has costs a look at the database: an address has so many a minute. */
export class CredentialGuesses {
  private readonly wrong = new RateLimiterMemory({ points: mostWrong, duration: windowSeconds });

  /** What `find` finds. @throws RetryLaterError where this address has guessed wrong too often */
  async find(address: string, find: () => Promise<Credential | null>): Promise<Credential | null> {
    // Charged before: those that come together must not pass the limit together.
    const charged = await this.wrong.penalty(address);
    let isWrong = false;
    try {
      if (charged.consumedPoints > mostWrong) throw tooMany(charged);
      const credential = await find();
      isWrong = credential === null;
      return credential;
    } finally {
      if (!isWrong) await this.wrong.reward(address);
    }
  }
}

function tooMany({ msBeforeNext }: RateLimiterRes): RetryLaterError {
  const seconds = Math.max(1, Math.ceil(msBeforeNext / 1_000));
  const message = `Too many unknown keys or sessions came from this address; try again in ${seconds} s.`;
  return new RetryLaterError('TOO_MANY_REQUESTS', message, seconds);
}
