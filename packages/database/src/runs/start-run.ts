import { type Actor, type JobContract, parseInput } from '@classmark/domain';
import type { Transaction } from '../database.js';
import { announceRun } from './announce-run.js';

export interface StartRun<Input> {
  readonly job: JobContract<Input>;
  /** What people see of it in lists, e.g. `Training of "Areas"`. */
  readonly title: string;
  readonly input: Input;
  readonly actor: Actor;
}

/**
 * Makes a waiting run and returns its id. The row is the request: once the transaction commits, a worker puts it into
 * the queue. Throws AppError INVALID_INPUT if the input breaks the job's contract.
 */
export async function startRun<Input>(tx: Transaction, { job, title, input, actor }: StartRun<Input>): Promise<bigint> {
  const userId = actor.kind === 'user' ? actor.id : null;
  const apiKeyId = actor.kind === 'key' ? actor.id : null;
  const [run] = await tx.$queryRaw<[{ id: bigint }]>`
    insert into run (kind, title, input, user_id, api_key_id)
    values (${job.kind}::run_kind, ${title}, ${JSON.stringify(parseInput(job.input, input))}::jsonb, ${userId}, ${apiKeyId})
    returning id`;
  announceRun(run.id);
  return run.id;
}
