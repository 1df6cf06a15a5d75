import { type Database, type StartRun, startRun, transact } from '@classmark/database';
import { until } from './until.js';

const system = { kind: 'system' } as const;

export async function beginRun<Input>(
  database: Database,
  run: Pick<StartRun<Input>, 'job' | 'input'>,
): Promise<bigint> {
  return transact(database, (tx) => startRun(tx, { title: 'Test', actor: system, ...run }));
}

/** The run as it is when it has ended, however that was. */
export function untilFinished({ prisma }: Database, id: bigint, timeoutMs?: number) {
  const isFinished = async () => {
    const run = await prisma.run.findUniqueOrThrow({ where: { id } });
    return run.finishedAt && run;
  };
  return until(`run ${id} is finished`, isFinished, timeoutMs);
}

/** Until no run waits or works; those that follow others included. */
export function untilIdle({ prisma }: Database): Promise<true> {
  return until(
    'all runs are finished',
    async () => (await prisma.run.count({ where: { state: { in: ['queued', 'running'] } } })) === 0,
  );
}
