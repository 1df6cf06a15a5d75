import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import type { TaskResult } from './create-threads.js';

const runner = z.custom<(task: unknown) => unknown>((run) => typeof run === 'function');

if (!parentPort) throw new Error('This module runs in a thread.');
const given = once(parentPort, 'message');
await Promise.all(
  z
    .array(z.string())
    .parse(workerData)
    .map((entry) => import(entry)),
);
const [message] = await given;
const { entry, task } = z.object({ entry: z.string(), task: z.unknown() }).parse(message);
const { run } = z.object({ run: runner }).parse(await import(entry));
const result: TaskResult = { output: await run(task) };
parentPort.postMessage(result);
