import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { createBar } from '../terminal/create-bar.js';
import type { Terminal } from '../terminal/terminal.js';
import { outlast } from './outlast.js';
import type { Service } from './service.js';
import { ServiceError } from './service-error.js';

const intervalMs = 300;

const status = z.object({
  run: z.object({
    state: z.enum(['QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED']),
    progress: z.object({ phase: z.string(), fraction: z.number().nullable() }).nullable(),
    problem: z.object({ message: z.string() }).nullable(),
  }),
});

const query = `query Status($id: ID!) {
  run(id: $id) { state progress { phase fraction } problem { message } }
}`;

/**
 * Waits until a run ends, with a progress bar on a terminal, and for a service that is away meanwhile. Throws ServiceError
 * unless it succeeded.
 */
export async function followRun(service: Service, id: string, { progress: stream }: Terminal): Promise<void> {
  const format = '{phase} [{bar}] {percentage}%, {duration_formatted}';
  const bar = stream && createBar({ stream, format, hideCursor: true });
  bar?.start(1, 0, { phase: 'queued' });
  try {
    for (;;) {
      const { run } = await outlast(() => service.ask(status, query, { id }));
      bar?.update(run.progress?.fraction ?? 0, { phase: run.progress?.phase ?? 'queued' });
      if (run.state === 'SUCCEEDED') return;
      if (run.state === 'FAILED') throw new ServiceError(run.problem?.message ?? 'The run failed.');
      if (run.state === 'CANCELLED') throw new ServiceError('The run was cancelled.');
      await wait(intervalMs);
    }
  } finally {
    bar?.stop();
  }
}
