import { parentPort, workerData } from 'node:worker_threads';
import * as z from 'zod';
import type { TaskResult } from './create-threads.js';

const runner = z.custom<(task: unknown) => unknown>((run) => typeof run === 'function');

const { entry, task } = z.object({ entry: z.string(), task: z.unknown() }).parse(workerData);
const { run } = z.object({ run: runner }).parse(await import(entry));
const result: TaskResult = { output: await run(task) };
parentPort?.postMessage(result);
