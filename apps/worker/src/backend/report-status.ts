import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { type Database, isConnectionLoss, removeWorker, reportWorker } from '@classmark/database';
import { callThread } from '@classmark/runtime';
import { backendThread } from './backend-thread.js';

const reportEveryMs = 5_000;

/** Tells of this worker and its back end, again and again until it stops; then takes its row away. */
export async function reportStatus(pool: Database['pool'], signal: AbortSignal): Promise<void> {
  const noAnswer = async (): Promise<never> => Promise.reject(new Error('This thread asks nothing.'));
  const call = { input: null, signal, answer: noAnswer, hear: () => {} };
  const { backend, reason } = await callThread(backendThread, call);
  const worker = { id: randomUUID(), host: hostname(), pid: process.pid, backend, backendReason: reason };
  while (!signal.aborted) {
    await reportWorker(pool, worker).catch(throwUnlessLost);
    await delay(reportEveryMs, undefined, { signal }).catch(() => undefined);
  }
  await removeWorker(pool, worker.id).catch(throwUnlessLost);
}

/** A lost database is told by the runner; the next report finds it back. */
function throwUnlessLost(error: unknown): void {
  if (!isConnectionLoss(error)) throw error;
}
