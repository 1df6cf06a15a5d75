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
/** Answers that make no sense, where the connection holds, will not for hours. */
const maxUnreadable = 12;
/** A status that is wrong for a moment, as while a server is looked after, is no word on a token. */
const refusalsBeforeDetour = 3;

export interface Asking {
  readonly client: Pick<PoliteClient, 'ask'>;
  readonly attempt: Pick<RunAttempt, 'log' | 'signal'>;
  /** How long to wait after so many failures in a row. */
  readonly backOff: (failures: number) => number;
  readonly clock: Clock;
  readonly onWait: () => void;
}

/** Failures in a row: all, those by answers that could not be read, and those that asking again would not mend. */
interface Failures {
  readonly all: number;
  readonly unreadable: number;
  readonly refusals: number;
}

const noFailures: Failures = { all: 0, unreadable: 0, refusals: 0 };

/** The page that came, and whether it is that of a detour, whose entries are others than those of the step. */
export interface AskedPage {
  readonly page: HarvestedPage;
  readonly tookDetour: boolean;
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
): Promise<AskedPage> {
  let asked = step;
  for (let failures = noFailures; ; ) {
    let isAnswered = false;
    try {
      const answer = await client.ask(asked.address);
      isAnswered = true;
      return { page: asked.read(answer, line), tookDetour: asked !== step };
    } catch (error) {
      if (!(error instanceof PassingError || error instanceof LastingError)) throw error;
      failures = countFailure(failures, error, isAnswered);
      const { detour } = asked;
      if (detour !== null && mayTakeDetour(error, failures)) {
        await attempt.log('warning', `${error.message} ${detour.remark}`);
        [asked, failures] = [detour.step, noFailures];
        continue;
      }
      requireHope(error, failures, { address: asked.address, hasDetour: detour !== null, hasBegun: line > 0 });
      // `Retry-After: 0`, or a time that has passed by a clock of ours, is no leave to ask again and again.
      const waitMs = Math.max(retryAfterOf(error) ?? 0, backOff(failures.all));
      await attempt.log('warning', `${error.message} Asking again in ${Math.ceil(waitMs / 1_000)} s.`);
      onWait();
      await clock.wait(waitMs, attempt.signal);
    }
  }
}

function countFailure(failures: Failures, error: PassingError | LastingError, isAnswered: boolean): Failures {
  const isLasting = error instanceof LastingError;
  return {
    all: failures.all + 1,
    unreadable: failures.unreadable + (isAnswered && !isLasting ? 1 : 0),
    refusals: failures.refusals + (isLasting ? 1 : 0),
  };
}

/** A server that is overloaded, or away, will know its token again. */
function mayTakeDetour(error: PassingError | LastingError, failures: Failures): boolean {
  if (error instanceof LastingError) return !error.isFinal && failures.refusals >= refusalsBeforeDetour;
  return failures.unreadable >= maxUnreadable || (error.isServerFault && failures.all >= failuresBeforeDetour);
}

const retryAfterOf = (error: PassingError | LastingError): number | null =>
  error instanceof PassingError ? error.retryAfterMs : null;

interface Asked {
  readonly address: string;
  readonly hasDetour: boolean;
  /** Whether the source has given anything yet. */
  readonly hasBegun: boolean;
}

/** @throws AppError where asking again is in vain */
function requireHope(
  error: PassingError | LastingError,
  { all, unreadable }: Failures,
  { address, hasDetour, hasBegun }: Asked,
): void {
  if (error instanceof LastingError) {
    if (hasDetour && !error.isFinal) return;
    throw new AppError('INVALID_INPUT', `${error.message} Asked: ${address}`);
  }
  const most = hasBegun || error.retryAfterMs !== null ? maxFailures : maxFailuresAtFirst;
  if (all < most && unreadable < maxUnreadable) return;
  const message = `Gave up after ${all} attempts: ${error.message} Asked: ${address}`;
  throw new AppError('INVALID_INPUT', `${message} Retry the run later; it resumes where it stopped.`);
}
