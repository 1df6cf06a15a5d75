import { setTimeout as wait } from 'node:timers/promises';
import { status } from '@grpc/grpc-js';
import { z } from 'zod';
import type { SparkChannel } from './channel.js';
import { TimelyStop } from './timely-stop.js';

/** A count; the protocol leaves out what is 0. */
const count = z.number().default(0);

const response = z.object({
  response_id: z.string(),
  arrow_batch: z.object({ row_count: count, data: z.instanceof(Uint8Array) }).optional(),
  execution_progress: z
    .object({ stages: z.array(z.object({ num_tasks: count, num_completed_tasks: count })).default([]) })
    .optional(),
  result_complete: z.object({}).optional(),
});

export type ExecuteResponse = z.output<typeof response>;

/** What names a session in every request. */
export interface SessionContext {
  readonly session_id: string;
  readonly user_context: { readonly user_id: string };
  readonly client_type: string;
}

const most = { retries: 10, waitMs: 10_000 };

/** How a lost connection shows; the server goes on with the plan meanwhile. Its own refusals are INTERNAL, too. */
function isLost(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false;
  return (
    error.code === status.UNAVAILABLE ||
    (error.code === status.INTERNAL && /INVALID_CURSOR\.DISCONNECTED|RST_STREAM/.test(error.message))
  );
}

/** Whether the server never got the plan that is asked for again. */
const isUnknown = (error: unknown): boolean =>
  error instanceof Error && /INVALID_HANDLE\.(OPERATION|SESSION)_NOT_FOUND/.test(error.message);

/**
 * One plan as the server carries it out. Its answers come in order and once, whatever happens to the connection: what was
 * not received is asked for again (Spark's reattachable execution).
 */
export class Execution {
  private lastResponseId: string | null = null;

  constructor(
    private readonly channel: SparkChannel,
    private readonly context: SessionContext,
    private readonly operationId: string,
  ) {}

  /** @throws ServiceError as the server or the connection gives it; the reason of the signal */
  async *run(plan: object, stopping: AbortSignal): AsyncGenerator<ExecuteResponse> {
    stopping.throwIfAborted();
    using stop = new TimelyStop(stopping);
    const { signal } = stop;
    const begin = { plan, request_options: [{ reattach_options: { reattachable: true } }] };
    let hasBegun = false;
    for (let retries = 0; ; ) {
      const answers = hasBegun
        ? this.open('ReattachExecute', { last_response_id: this.lastResponseId ?? undefined }, signal)
        : this.open('ExecutePlan', begin, signal);
      hasBegun = true;
      try {
        for await (const message of answers) {
          const answer = response.parse(message);
          retries = 0;
          this.lastResponseId = answer.response_id;
          if (answer.result_complete !== undefined) return await this.release();
          yield answer;
          stop.report(answer.execution_progress?.stages ?? []);
        }
      } catch (error) {
        signal.throwIfAborted();
        if (isUnknown(error) && this.lastResponseId === null) hasBegun = false;
        else if (!isLost(error)) throw error;
        if (retries >= most.retries) throw error;
        await wait(Math.min(most.waitMs, 100 * 2 ** retries), undefined, { signal });
        retries += 1;
      }
    }
  }

  private async *open(method: string, request: object, signal: AbortSignal): AsyncGenerator<object> {
    signal.throwIfAborted();
    const stream = this.channel.stream(method, { ...this.context, operation_id: this.operationId, ...request });
    const stop = (): void => stream.cancel();
    signal.addEventListener('abort', stop);
    try {
      yield* stream;
    } finally {
      signal.removeEventListener('abort', stop);
      stream.cancel();
    }
  }

  /** Lets the server forget the answers; what still runs is stopped first. */
  async release(): Promise<void> {
    await this.channel.call('ReleaseExecute', { ...this.context, operation_id: this.operationId, release_all: {} });
  }
}
