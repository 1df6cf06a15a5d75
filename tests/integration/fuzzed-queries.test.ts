import { encodeVersion } from '@classmark/learners';
import { createRandom } from '@classmark/math';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { FuzzedQueries, type FuzzedQuery } from '../support/fuzzed-queries.js';
import { makeKey } from '../support/make-key.js';
import { globalId } from '../support/role-api.js';
import { seedDocuments, seedModel, seedPredictions, seedScheme, seedVersion } from '../support/seed-models.js';
import { startApi, type TestApi } from '../support/start-api.js';
import { openTestDatabase } from '../support/test-database.js';
import { trainTiny } from '../support/train-tiny.js';

/** `npm run test:full` asks for 100,000. */
const count = Number(process.env.FUZZED_QUERIES ?? 500);
const seed = Number(process.env.FUZZ_SEED ?? 18);
const atOnce = 8;
/** Mutations change and delete things, so there are new ones and new keys from time to time. */
const queriesPerWorld = 500;

const { url, database } = await openTestDatabase();
const labels = ['amber', 'birch'];
const { version } = await trainTiny(labels);
let api: TestApi;
beforeAll(async () => {
  api = await startApi(url, {
    CLASSMARK_WORK: '1000000000000',
    CLASSMARK_ANONYMOUS_WORK: '1000000000000',
    CLASSMARK_ANONYMOUS_READS: 'true',
    CLASSMARK_METRICS: 'true',
  });
});
afterAll(async () => {
  await api[Symbol.asyncDispose]();
});

interface World {
  readonly keys: readonly (string | null)[];
  readonly ids: readonly string[];
}

/** A deployed model, documents with suggestions, and keys; an admin's comes up twice, and sometimes there is none. */
async function makeWorld(name: string): Promise<World> {
  const { schemeId, subjectIds } = await seedScheme(database, name, labels);
  const modelId = await seedModel(database, schemeId, name);
  const artefact = encodeVersion({ ...version, provenance: { recipe: { subjectIds } } });
  const versionId = await seedVersion(database, { modelId, subjectIds, artefact });
  await database.prisma.deployment.createMany({ data: subjectIds.map((subjectId) => ({ subjectId, versionId })) });
  const documentIds = await seedDocuments(database, 5);
  for (const subjectId of subjectIds) {
    await seedPredictions(database, { subjectId, versionId, documentIds, probabilities: [0.5, 0.6, 0.7, 0.9, 0.99] });
  }
  const keys = await Promise.all(
    (['admin', 'admin', 'curator', 'reader'] as const).map((role) => makeKey(database, role, name)),
  );
  const { runId } = await database.prisma.version.findUniqueOrThrow({ where: { id: versionId } });
  const ids = [
    `Scheme:${schemeId}`,
    `Model:${modelId}`,
    `ModelVersion:${versionId}`,
    `Run:${runId}`,
    ...subjectIds.flatMap((id) => [`Subject:${id}`, `Classifier:${versionId}:${id}`]),
    ...documentIds.flatMap((id) => [`Document:${id}`, `Prediction:${id}:${subjectIds[0]}`]),
  ];
  return { keys: [...keys, null], ids: ids.map(globalId) };
}

interface Outcome {
  readonly isAnswered: boolean;
  /** The query with its answer, if that says that something went wrong here. */
  readonly fault: (FuzzedQuery & { readonly answer: string }) | null;
}

async function send(asked: FuzzedQuery, key: string | null, isStream: boolean): Promise<Outcome> {
  const headers = {
    'content-type': 'application/json',
    accept: isStream ? 'text/event-stream' : 'application/json',
    ...(key === null ? {} : { authorization: `Bearer ${key}` }),
  };
  const body = `{"query": ${JSON.stringify(asked.query)}, "variables": ${asked.variables}}`;
  const response = await api.fetch(isStream ? '/graphql/stream' : '/graphql', { method: 'POST', headers, body });
  const answer = isStream ? await firstEvent(response) : await response.text();
  const isFault = response.status >= 500 || answer.includes('"code":"INTERNAL_SERVER_ERROR"');
  return { isAnswered: !answer.includes('"errors"'), fault: isFault ? { ...asked, answer } : null };
}

const patienceMs = 500;

/** What a stream begins with; some say nothing until something happens. */
async function firstEvent({ body }: Response): Promise<string> {
  if (body === null) return '';
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  const timer = setTimeout(() => reader.cancel(), patienceMs);
  let text = '';
  for (let read = await reader.read(); !read.done && !text.includes('event:'); read = await reader.read())
    text += read.value;
  clearTimeout(timer);
  await reader.cancel();
  return text;
}

/** In use after a collection of garbage at its own time, so only roughly. */
async function heapMegabytes(): Promise<number> {
  const metrics = await (await api.fetch('/metrics')).text();
  return Number(/^classmark_nodejs_heap_size_used_bytes (\S+)$/m.exec(metrics)?.[1]) / 2 ** 20;
}

it(`answers ${count} queries, sound and broken, without a fault`, { timeout: 7_200_000 }, async () => {
  const fuzzed = new FuzzedQueries(createRandom(seed));
  const faults: Outcome['fault'][] = [];
  const heaps: number[] = [];
  let answered = 0;
  for (let done = 0; done < count; done += queriesPerWorld) {
    const { keys, ids } = await makeWorld(`stones ${done}`);
    let left = Math.min(queriesPerWorld, count - done);
    const ask = async () => {
      while (left-- > 0) {
        const asked = fuzzed.next(ids);
        const isStream = (asked.kind === 'subscription') === left % 10 > 0;
        const { isAnswered, fault } = await send(asked, keys[left % keys.length] ?? null, isStream);
        if (fault !== null) faults.push(fault);
        if (isAnswered) answered += 1;
      }
    };
    await Promise.all(Array.from({ length: atOnce }, ask));
    heaps.push(await heapMegabytes());
  }
  console.info(`seed ${seed}: ${answered} of ${count} answered; heap in MB:`, heaps.map(Math.round).join(' '));
  expect(api.log.filter(({ level }) => level >= 50).slice(0, 3)).toEqual([]);
  expect(faults.slice(0, 3)).toEqual([]);
  expect(answered).toBeGreaterThan(count / 20);
  expect(lowestOf(heaps.slice(-10)) - lowestOf(heaps.slice(0, 10))).toBeLessThan(50);
});

const lowestOf = (values: readonly number[]): number => Math.min(...values);
