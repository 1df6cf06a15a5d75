import { createDeploymentStore, openNotificationHub } from '@classmark/database';
import { deployClassifiers, execute } from '@classmark/domain';
import { scoreDocuments, type TrainedVersion } from '@classmark/learners';
import { createLogger } from '@classmark/runtime';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { LoadedEncoders } from '../../apps/api/src/encoders/loaded-encoders.js';
import { LoopHost } from '../../apps/api/src/serving/scoring/loop-host.js';
import { Serving } from '../../apps/api/src/serving/serving.js';
import { type RoleApi, startRoleApi } from '../support/role-api.js';
import { seedModel, seedScheme, seedVersion } from '../support/seed-models.js';
import { openTestDatabase } from '../support/test-database.js';
import { trainTiny, writeText } from '../support/train-tiny.js';

const { url, database } = await openTestDatabase();
const system = { kind: 'system' } as const;
const labels = ['amber', 'birch', 'coral'];
/** By number. */
const versions = new Map<number, { readonly id: number; readonly version: TrainedVersion }>();
/** By how many threads score. */
const servers: RoleApi[] = [];

const deploy = (number: number) => {
  const command = { versionId: versions.get(number)?.id ?? 0, subjectIds: null };
  return execute(deployClassifiers, createDeploymentStore(database), system, command);
};

beforeAll(async () => {
  const { schemeId, subjectIds } = await seedScheme(database, 'stones', labels);
  const modelId = await seedModel(database, schemeId, 'Stones');
  for (const number of [1, 2]) {
    const { version, artefact } = await trainTiny(labels, number);
    versions.set(number, { id: await seedVersion(database, { modelId, subjectIds, artefact }), version });
  }
  await deploy(1);
  for (const threads of ['0', '1', '2']) {
    servers.push(await startRoleApi(database, url, { CLASSMARK_SCORING_THREADS: threads }));
  }
});
afterAll(async () => {
  for (const server of servers) await server[Symbol.asyncDispose]();
});

const query = `query ($input: SuggestSubjectsInput!) { suggestSubjects(input: $input) { ... on SubjectSuggestions {
  knownTerms isReliable isExplained title text versions { number } missing { label }
  suggestions { subject { label } probability state version { number } encoderContribution
    contributions { term contribution titleSpans { start end } textSpans { start end } } } } } }`;

const texts = [
  ...Array.from({ length: 40 }, (_, seed) => writeText(labels[seed % 3] ?? '', seed)),
  'quokka zephyr wombat',
  `<b>${writeText('amber', 41)}</b> Ærøskøbing &amp; 𝒳`,
  `${writeText('birch', 42)} `.repeat(100),
  `${writeText('coral', 43)} `.repeat(1_000),
];

async function answerOf({ api, as }: RoleApi, text: string): Promise<string> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${as('reader').key}` };
  const body = JSON.stringify({ query, variables: { input: { title: 'About birch', text } } });
  return (await api.fetch('/graphql', { method: 'POST', headers, body })).text();
}

it('answers the same to the byte, however many threads score', async () => {
  const answers = await Promise.all(servers.map((server) => Promise.all(texts.map((text) => answerOf(server, text)))));
  const [onLoop = []] = answers;
  expect(onLoop.map((answer) => JSON.parse(answer))).toEqual(
    texts.map(() => ({ data: { suggestSubjects: expect.objectContaining({ isExplained: expect.any(Boolean) }) } })),
  );
  for (const answer of answers) expect(answer).toEqual(onLoop);
});

interface Suggested {
  readonly suggestions: readonly {
    readonly subject: { readonly label: string };
    readonly probability: number;
    readonly version: { readonly number: number };
  }[];
}

it('answers each request by one state of what is deployed, while that changes', async () => {
  const text = writeText('birch', 77);
  const short = `query ($input: SuggestSubjectsInput!) { suggestSubjects(input: $input) { ... on SubjectSuggestions {
    suggestions { subject { label } probability version { number } } } } }`;
  const ask = async ({ ask: asRole }: RoleApi): Promise<number> => {
    const { suggestSubjects } = await asRole<{ suggestSubjects: Suggested }>('reader', short, { input: { text } });
    const [first] = suggestSubjects.suggestions;
    const number = first?.version.number ?? 0;
    const version = versions.get(number)?.version;
    if (version === undefined) throw new Error(`No version ${number}.`);
    const expected = scoreDocuments(version, [{ id: '', title: '', text }]);
    const given = new Map(suggestSubjects.suggestions.map((one) => [one.subject.label, one]));
    expect(labels.map((label) => given.get(label)?.probability)).toEqual([...expected]);
    expect(suggestSubjects.suggestions.map((one) => one.version.number)).toEqual(labels.map(() => number));
    return number;
  };
  const seen = new Set<number>();
  for (const number of [2, 1, 2, 1]) {
    const asked = servers.flatMap((server) => Array.from({ length: 20 }, () => ask(server)));
    await deploy(number);
    for (const answered of await Promise.all(asked)) seen.add(answered);
    for (const server of servers) await expect.poll(() => ask(server), { timeout: 10_000 }).toBe(number);
  }
  expect(seen).toEqual(new Set([1, 2]));
});

it('keeps all versions open that serve from the start, however many', async () => {
  const names = ['dune', 'elm', 'fern', 'gorse'];
  const { schemeId, subjectIds } = await seedScheme(database, 'plants', names);
  const modelId = await seedModel(database, schemeId, 'Plants');
  const { artefact } = await trainTiny(names);
  for (const subjectId of subjectIds) {
    const versionId = await seedVersion(database, { modelId, subjectIds, artefact });
    await execute(deployClassifiers, createDeploymentStore(database), system, { versionId, subjectIds: [subjectId] });
  }
  const host = new LoopHost();
  const open = { opened: 0, closed: 0 };
  const counting = {
    async open(bytes: Uint8Array) {
      const { traits, ask } = await host.open(bytes);
      open.opened += 1;
      return {
        traits,
        ask,
        [Symbol.dispose]() {
          open.closed += 1;
        },
      };
    },
    async [Symbol.asyncDispose]() {},
  };
  await using resources = new AsyncDisposableStack();
  const notifications = resources.use(openNotificationHub({ url, channels: ['deployment'], onLost: () => {} }));
  const encoders = resources.use(new LoadedEncoders(database));
  const serving = new Serving({
    database,
    notifications,
    log: createLogger({ name: 'api', level: 'fatal' }),
    encoders,
    host: counting,
  });
  await serving.refresh();
  expect(open).toEqual({ opened: 5, closed: 0 });
});
