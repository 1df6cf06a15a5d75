import { RetryLaterError } from '@classmark/domain';
import type { Request, RequestHandler, Response } from 'express';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Config } from '../config.js';
import { askerOf } from './asker.js';

const windowSeconds = 60;

/** What a request costs that is refused: reading it took time, too. */
export const refusedCost = 500;

/**
 * How much work, in the units of query-cost.ts, each person, key or, without either, address may have done in a minute.
 * Each process counts for itself. Every answer says what is left, in the headers `ratelimit-policy` and `ratelimit`.
 */
export class WorkBudget {
  private readonly limits: { readonly known: Limit; readonly anonymous: Limit };

  constructor({ workPerMinute, anonymousWorkPerMinute }: Pick<Config, 'workPerMinute' | 'anonymousWorkPerMinute'>) {
    this.limits = { known: new Limit(workPerMinute), anonymous: new Limit(anonymousWorkPerMinute) };
  }

  /** Refuses who has nothing left, before the body is read. */
  refuseSpent(): RequestHandler {
    return async (request, response, next) => {
      const { limit, name } = this.of(request);
      await limit.refuseSpent(name, response);
      next();
    };
  }

  /** Throws RetryLaterError TOO_MANY_REQUESTS where less is left than a query costs. */
  async spend(request: Request, response: Response, cost: number): Promise<void> {
    const { limit, name } = this.of(request);
    await limit.spend(name, cost, response);
  }

  /** What an answer took beyond what was counted before; refuses nothing. */
  async add(request: Request, cost: number): Promise<void> {
    const { limit, name } = this.of(request);
    if (cost > 0) await limit.add(name, cost);
  }

  private of(request: Request): { readonly limit: Limit; readonly name: string } {
    const { name, isAnonymous } = askerOf(request);
    return { name, limit: isAnonymous ? this.limits.anonymous : this.limits.known };
  }
}

class Limit {
  private readonly limiter: RateLimiterMemory;

  private readonly policy: string;

  constructor(private readonly points: number) {
    this.policy = `"work";q=${points};w=${windowSeconds}`;
    this.limiter = new RateLimiterMemory({ points, duration: windowSeconds });
  }

  async refuseSpent(name: string, response: Response): Promise<void> {
    const left = await this.limiter.get(name);
    if (left === null || left.remainingPoints > 0) return;
    this.tell(response, left);
    throw this.spent(left);
  }

  async spend(name: string, cost: number, response: Response): Promise<void> {
    try {
      this.tell(response, await this.limiter.consume(name, cost));
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      this.tell(response, error);
      throw this.spent(error);
    }
  }

  async add(name: string, cost: number): Promise<void> {
    await this.limiter.penalty(name, cost);
  }

  private tell(response: Response, { remainingPoints, msBeforeNext }: RateLimiterRes): void {
    if (response.headersSent) return; // Those of a stream are sent before its events are made.
    response.setHeader('ratelimit-policy', this.policy);
    response.setHeader('ratelimit', `"work";r=${Math.max(0, remainingPoints)};t=${Math.ceil(msBeforeNext / 1_000)}`);
  }

  private spent({ msBeforeNext }: RateLimiterRes): RetryLaterError {
    const seconds = Math.max(1, Math.ceil(msBeforeNext / 1_000));
    const message = `The limit of ${this.points} units of work per minute is used up; try again in ${seconds} s, or request less.`;
    return new RetryLaterError('TOO_MANY_REQUESTS', message, seconds);
  }
}
