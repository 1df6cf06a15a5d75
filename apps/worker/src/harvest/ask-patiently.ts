import { AppError } from '@classmark/domain';
import { type HarvestedPage, type HarvestStep, LastingError, PassingError } from '@classmark/harvest';
import type { RunAttempt } from '@classmark/jobs';
import type { Clock, PoliteClient } from './polite-client.js';

/** Failures in a row before a source is given up that has given nothing yet: its address may be wrong. Two minutes. */
const maxFailuresAtFirst = 8;
/** … that has, or that says when to ask again: some six hours. */
const maxFailures = 80;
/** A server that fails so often where the list goes on may fail for ever there. Some twenty minutes. */
const failuresBeforeDetour = 12;

export interface Asking {
  readonly client: Pick<PoliteClient, 'ask'>;
  readonly attempt: Pick<RunAttempt, 'log' | 'signal'>;
  /** How long to wait after so many failures in a row. */
  readonly backOff: (failures: number) => number;
  readonly clock: Clock;
  readonly onWait: () => void;
}

/**
 * The page of a step or, where the source gives nothing for it, of its detour, asked for until it comes.
 * @param line the number of the last entry before it
 * @throws AppError where it never will
 */
export async function askPatiently(
  { client, attempt, backOff, clock, onWait }: Asking,
  step: HarvestStep,
  line: number,
): Promise<HarvestedPage> {
  let asked = step;
  for (let failures = 1; ; failures++) {
    try {
      return asked.read(await client.ask(asked.address), line);
    } catch (error) {
      if (!(error instanceof PassingError || error instanceof LastingError)) throw error;
      if (asked.detour !== null && mayTakeDetour(error, failures)) {
        await attempt.log('warning', `${error.message} ${asked.detour.remark}`);
        [asked, failures] = [asked.detour.step, 0];
        continue;
      }
      if (error instanceof LastingError)
        throw new AppError('INVALID_INPUT', `${error.message} Asked: ${asked.address}`);
      if (failures >= (line > 0 || error.retryAfterMs !== null ? maxFailures : maxFailuresAtFirst)) {
        const message = `Gave up after ${failures} attempts: ${error.message} Asked: ${asked.address}`;
        throw new AppError('INVALID_INPUT', `${message} Retry the run later; it resumes where it stopped.`);
      }
      // `Retry-After: 0`, or a time that has passed by a clock of ours, is no leave to ask again and again.
      const waitMs = Math.max(error.retryAfterMs ?? 0, backOff(failures));
      await attempt.log('warning', `${error.message} Asking again in ${Math.ceil(waitMs / 1_000)} s.`);
      onWait();
      await clock.wait(waitMs, attempt.signal);
    }
  }
}

/** A server that is overloaded, or away, will know its token again. */
const mayTakeDetour = (error: PassingError | LastingError, failures: number): boolean =>
  error instanceof LastingError || (error.isServerFault && failures >= failuresBeforeDetour);
