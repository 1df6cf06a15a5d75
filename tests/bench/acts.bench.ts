import { expect, it } from 'vitest';
import { startBenchDatabase } from '../support/bench-database.js';
import { makeKey } from '../support/make-key.js';
import { seedQueue } from '../support/seed-queue.js';
import { startApi } from '../support/start-api.js';
import { report, table } from './report.js';

const connections = 8;
/** An API that has just started compiles its code during the first. */
const firstActs = 1_000;
const acts = 2_000;
const promised = 200;

const decide = `mutation ($documentId: ID!, $subjectId: ID!) {
  decide(input: { decisions: [{ documentId: $documentId, subjectId: $subjectId, verdict: ACCEPT }] }) {
    __typename ... on Problem { message } } }`;

it('takes 200 acts a second on eight connections', async () => {
  await using bench = await startBenchDatabase({ fsync: 'on' });
  await seedQueue(bench.database, 10_000);
  const key = await makeKey(bench.database, 'curator');
  await using api = await startApi(bench.url, { CLASSMARK_WORK: '1000000000000', CLASSMARK_METRICS: 'true' });
  const { rows } = await bench.database.pool.query<{ document_id: string; subject_id: number }>(
    "select document_id::text, subject_id from prediction where state = 'queued' order by hashint8(document_id) limit $1",
    [firstActs + acts],
  );
  const cpu = async () =>
    Number(/^classmark_process_cpu_seconds_total (\S+)/m.exec(await (await api.fetch('/metrics')).text())?.[1]);
  const work = async (waiting: Iterable<(typeof rows)[number]>) => {
    for (const { document_id, subject_id } of waiting) {
      const variables = {
        documentId: globalId(`Document:${document_id}`),
        subjectId: globalId(`Subject:${subject_id}`),
      };
      const { data } = await api.graphql<{ decide: { __typename: string } }>(decide, variables, { key });
      expect(data.decide).toEqual({ __typename: 'Decided' });
    }
  };
  const decideAll = async (some: typeof rows) => {
    const waiting = some.values();
    await Promise.all(Array.from({ length: connections }, () => work(waiting)));
  };
  await decideAll(rows.slice(0, firstActs));
  const [start, before] = [performance.now(), await cpu()];
  await decideAll(rows.slice(firstActs));
  const perSecond = acts / ((performance.now() - start) / 1_000);
  const perCpuSecond = acts / ((await cpu()) - before);
  const row = ['decide', Math.round(perSecond), Math.round(perCpuSecond)];
  report('acts', [table([`acts, ${connections} connections`, 'a second', 'a CPU second of the API'], [row])]);
  expect(perSecond).toBeGreaterThan(promised);
});

const globalId = (plain: string): string => Buffer.from(plain).toString('base64url');
