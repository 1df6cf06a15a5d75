import { parentPort } from 'node:worker_threads';
import type { TrainedVersion } from '@classmark/learners';
import { answerOrRefuse } from '../../threads/answer-or-refuse.js';
import { doTask } from './scoring-tasks.js';
import type { Order, TaskOutcome } from './thread-messages.js';
import { readVersion, traitsOf } from './version-host.js';

const port = parentPort;
if (port === null) throw new Error('This module runs in a thread only.');

const versions = new Map<number, TrainedVersion>();

async function carryOut(order: Order): Promise<unknown> {
  switch (order.kind) {
    case 'open': {
      const version = await readVersion(order.bytes);
      versions.set(order.key, version);
      return traitsOf(version);
    }
    case 'ask': {
      const version = versions.get(order.key);
      if (version === undefined) throw new Error(`The thread has no version ${order.key}.`);
      return doTask(version, order.task);
    }
    case 'close':
      versions.delete(order.key);
      return null;
  }
}

const outcomeOf = (order: Order): Promise<TaskOutcome<unknown>> =>
  answerOrRefuse(() => carryOut(order)).catch((fault: unknown) => ({ fault }));

async function answer(orders: readonly Order[]): Promise<void> {
  const outcomes: TaskOutcome<unknown>[] = [];
  for (const order of orders) outcomes.push(await outcomeOf(order));
  port?.postMessage(outcomes);
}

let last = Promise.resolve();
port.on('message', (orders: readonly Order[]) => {
  last = last.then(() => answer(orders));
});
