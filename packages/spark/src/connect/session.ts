import { randomUUID } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { AppError } from '@classmark/domain';
import { status } from '@grpc/grpc-js';
import { type Table, tableFromIPC } from 'apache-arrow';
import { z } from 'zod';
import { type SparkAddress, SparkChannel } from './channel.js';
import { type ExecuteResponse, Execution, type SessionContext } from './execution.js';
import type { Protocol } from './protocol.js';

export interface PlanProgress {
  readonly tasks: number;
  readonly tasksDone: number;
}

export interface ExecuteOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: PlanProgress) => void;
}

const analysis = z.object({
  schema: z.object({
    schema: z.object({
      struct: z.object({
        fields: z.array(z.object({ name: z.string(), data_type: z.object({ kind: z.string() }) })).default([]),
      }),
    }),
  }),
});

const artefactChunkBytes = 32 * 1024;

/** A session of a Spark Connect server: what is registered and uploaded in it ends with it. */
export class SparkSession implements AsyncDisposable {
  private readonly channel: SparkChannel;
  private readonly context: SessionContext = {
    session_id: randomUUID(),
    user_context: { user_id: 'classmark' },
    client_type: 'classmark',
  };

  constructor(
    private readonly address: SparkAddress,
    protocol: Protocol,
  ) {
    this.channel = new SparkChannel(address, protocol);
  }

  /** The rows of a relation, in tables as they come. */
  async *collect(relation: object, options: ExecuteOptions = {}): AsyncGenerator<Table> {
    for await (const { arrow_batch: batch } of this.execute({ root: relation }, options)) {
      if (batch !== undefined) yield tableFromIPC(batch.data);
    }
  }

  /** The columns of a relation, in order, with the names of their types in Spark's protocol (`string`, `double` …). */
  async columns(relation: object): Promise<ReadonlyMap<string, string>> {
    const request = { ...this.context, schema: { plan: { root: relation } } };
    const { schema } = analysis.parse(await this.asking(() => this.channel.call('AnalyzePlan', request)));
    return new Map(schema.schema.struct.fields.map(({ name, data_type: { kind } }) => [name, kind]));
  }

  /** Carries a command out. */
  async run(command: object, options: ExecuteOptions = {}): Promise<void> {
    for await (const _answer of this.execute({ command }, options));
  }

  /** Uploads a file that plans of this session use, under a name such as `jars/scorer.jar`. */
  async upload(name: string, bytes: Uint8Array): Promise<void> {
    await this.asking(() => this.channel.upload('AddArtifacts', artefactRequests(this.context, name, bytes)));
  }

  /** Ends the session, and with it whatever it still carries out. */
  async [Symbol.asyncDispose](): Promise<void> {
    try {
      await this.channel.call('ReleaseSession', this.context);
    } catch (error) {
      // A server that cannot be reached ends the session by itself.
      if (!hasStatus(error, status.UNAVAILABLE)) throw error;
    } finally {
      this.channel.close();
    }
  }

  private async *execute(plan: object, { signal, onProgress }: ExecuteOptions): AsyncGenerator<ExecuteResponse> {
    const operationId = randomUUID();
    const aborted = signal ?? new AbortController().signal;
    const execution = new Execution(this.channel, this.context, operationId);
    try {
      for await (const answer of execution.run(plan, aborted)) {
        const stages = answer.execution_progress?.stages;
        if (stages === undefined) yield answer;
        else onProgress?.(sumUp(stages));
      }
    } catch (error) {
      if (aborted.aborted) await execution.release();
      throw this.explain(error);
    }
  }

  private async asking<T>(ask: () => Promise<T>): Promise<T> {
    try {
      return await ask();
    } catch (error) {
      throw this.explain(error);
    }
  }

  /** What the user can act on: a server that cannot be reached, and a plan that Spark refuses. */
  private explain(error: unknown): unknown {
    if (!(error instanceof Error) || !('code' in error) || !('details' in error)) return error;
    const { host, port } = this.address;
    if (error.code === status.UNAVAILABLE) {
      return new AppError(
        'CONFLICT',
        `No Spark Connect server answers at ${host}:${port}; start it or change CLASSMARK_SPARK_URL.`,
      );
    }
    if (error.code === status.UNAUTHENTICATED) {
      return new AppError(
        'NOT_ALLOWED',
        `The Spark Connect server at ${host}:${port} refuses the token; check CLASSMARK_SPARK_TOKEN.`,
      );
    }
    const [reason = ''] = String(error.details).split('\n');
    const hint = reason.includes('FAILED_READ_FILE')
      ? ' It may be damaged, or, as CSV, have a row with more or fewer cells than its header.'
      : '';
    return new AppError('INVALID_INPUT', `Spark could not do this: ${reason}${hint}`);
  }
}

const hasStatus = (error: unknown, code: number): boolean =>
  error instanceof Error && 'code' in error && error.code === code;

function sumUp(stages: readonly { num_tasks: number; num_completed_tasks: number }[]): PlanProgress {
  return {
    tasks: stages.reduce((sum, { num_tasks: tasks }) => sum + tasks, 0),
    tasksDone: stages.reduce((sum, { num_completed_tasks: done }) => sum + done, 0),
  };
}

function* artefactRequests(context: SessionContext, name: string, bytes: Uint8Array): Generator<object> {
  const chunks = Math.max(1, Math.ceil(bytes.length / artefactChunkBytes));
  const chunkAt = (i: number): object => {
    const data = bytes.subarray(i * artefactChunkBytes, (i + 1) * artefactChunkBytes);
    return { data, crc: crc32(data) };
  };
  if (chunks === 1) {
    yield { ...context, batch: { artifacts: [{ name, data: chunkAt(0) }] } };
    return;
  }
  const begin = { name, total_bytes: bytes.length, num_chunks: chunks, initial_chunk: chunkAt(0) };
  yield { ...context, begin_chunk: begin };
  for (let i = 1; i < chunks; i++) yield { ...context, chunk: chunkAt(i) };
}
