import { RetryLaterError } from '@classmark/domain';
import { GraphQLError } from 'graphql';

/** What an answer may hold. A version of 10,000 subjects that is compared has half a million values. */
const mostValues = { known: 1_000_000, anonymous: 200_000 } as const;
/** A page of documents with the longest texts has 20 million. */
const mostCharacters = 32_000_000;
/** Numbers of a list take so little of what a field takes. */
const numbersPerValue = 10;

/**
 * Counts what an answer holds while it is made, and looks at the clock: a list may hold more than was counted before, and
 * while it is filled in, no timer fires.
 */
export class AnswerBound {
  private values = 0;
  private characters = 0;
  private work = 0;

  constructor(
    private readonly asker: keyof typeof mostValues,
    /** When the answer has to be done, in ms by `now`. */
    private readonly endsAt: number,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** The work of it in units of query-cost.ts. */
  get cost(): number {
    return Math.ceil(this.values + this.characters / 1_000 + this.work);
  }

  /** Before a list is filled in. @throws GraphQLError or AppError where that is too much or too late */
  countItems(count: number, valuesOfEach: number): void {
    this.values += count * valuesOfEach;
    const most = mostValues[this.asker];
    if (this.values > most) throw tooLarge(`${most.toLocaleString('en')} values`);
    if (this.now() > this.endsAt) throw new RetryLaterError('TIMED_OUT', tookTooLong, 5);
  }

  countNumbers(count: number): void {
    this.countItems(count, 1 / numbersPerValue);
  }

  /** In units of query-cost.ts, where it was not known before. */
  countWork(units: number): void {
    this.work += units;
  }

  countCharacters(count: number): void {
    this.characters += count;
    if (this.characters > mostCharacters) throw tooLarge(`${mostCharacters.toLocaleString('en')} characters`);
  }
}

export const tookTooLong = 'This took too long and was stopped; request less at a time.';

function tooLarge(most: string): GraphQLError {
  const message = `The answer would hold more than ${most}; request smaller pages, fewer fields or fewer lists within lists.`;
  return new GraphQLError(message, { extensions: { code: 'QUERY_TOO_COSTLY' } });
}
