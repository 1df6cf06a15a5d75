import { createReviewStore, queueSql } from '@classmark/database';
import { type QueueItem, type QueueOrder, queueFilter } from '@classmark/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import { seedQueue } from '../support/seed-queue.js';
import { openTestDatabase } from '../support/test-database.js';

const { database } = await openTestDatabase();
const { pool } = database;
let subjectId: number;
beforeAll(async () => {
  [subjectId = 0] = (await seedQueue(database, 20_000)).subjectIds;
});

interface Node {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly Plans?: readonly Node[];
}

const nodesOf = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

async function planOf(order: QueueOrder, ofSubject: boolean, after: QueueItem | null): Promise<Node[]> {
  const filter = { ...queueFilter.parse({ subjectId: ofSubject ? subjectId : null }), holder: 'user:1' };
  const { text, values } = queueSql({ order, filter, limit: 21, after });
  const { rows } = await pool.query<{ 'QUERY PLAN': [{ Plan: Node }] }>(`explain (format json) ${text}`, values);
  return nodesOf(rows[0]?.['QUERY PLAN'][0].Plan ?? { 'Node Type': 'none' });
}

const orders = [
  ['closest_to_threshold', false, 'prediction_queue'],
  ['most_probable', false, 'prediction_queue_by_probability'],
  ['newest', false, 'prediction_queue_by_document'],
  ['closest_to_threshold', true, 'prediction_queue_by_subject'],
  ['most_probable', true, 'prediction_queue_by_subject_probability'],
  ['newest', true, 'prediction_queue_by_subject_document'],
] as const;

describe.each(['first', 'later'])('the %s page of the queue', (page) => {
  it.each(orders)('by %s, of one subject: %s, is a scan of %s', async (order, ofSubject, index) => {
    const rank = order === 'closest_to_threshold' ? 0.05 : 0.6;
    const plan = await planOf(order, ofSubject, page === 'first' ? null : { documentId: 9_000n, rank });
    expect(plan.map((node) => node['Index Name'])).toContain(index);
    expect(plan.map((node) => node['Node Type'])).not.toContain('Sort');
    expect(plan.map((node) => node['Node Type'])).not.toContain('Seq Scan');
  });
});

it('half of what was generated waits', async () => {
  const store = createReviewStore(database);
  const filter = { ...queueFilter.parse({}), holder: 'user:1' };
  expect(await store.countQueue(filter, 10_000)).toBe(10_000);
});
