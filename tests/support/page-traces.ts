import type { Examples } from './open-states/opening.js';
import { encoderZip } from './tiny-encoder.js';
import { until } from './until.js';
import type { Visitor } from './visitor.js';

const trades = `
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix trade: <http://trades.example/> .
trade:weaving a skos:Concept ; skos:prefLabel "Weaving"@en, "Weberei"@de .
trade:pottery a skos:Concept ; skos:prefLabel "Pottery"@en, "Töpferei"@de ; skos:altLabel "Ceramics"@en .
`;

const note = {
  id: '1',
  title: 'A note on tides',
  text: 'Tides in the narrow bay rise twice a day and leave pools in which crabs and young fish wait for the sea.',
};

const comparison = {
  scheme: 'Research areas',
  recipes: [{ recipe: 'linear' }, { recipe: 'linear-sgd' }, { recipe: 'linear', withWordVectors: true }],
};

async function upload({ context }: Visitor, name: string, content: string | Uint8Array): Promise<string> {
  const headers = { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(name) };
  const response = await context.request.post('/uploads', { headers, data: Buffer.from(content) });
  const { uploadId }: { uploadId: string } = await response.json();
  return uploadId;
}

interface Answer {
  readonly run?: { readonly id: string };
  readonly message?: string;
}

/** Sends a mutation; gives the id of the run that it started, if any. */
export async function change(visitor: Visitor, name: string, input: object, startsRun = true): Promise<string> {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
  const run = startsRun ? '... on RunStarted { run { id } }' : '';
  const query = `mutation ($input: ${type}!) { answer: ${name}(input: $input) { ${run} ... on Problem { message } } }`;
  const { answer } = await visitor.ask<{ answer: Answer }>(query, { input });
  if (answer.message !== undefined) throw new Error(answer.message);
  return answer.run?.id ?? '';
}

async function untilIn(visitor: Visitor, id: string, state: string): Promise<void> {
  const query = 'query ($id: ID!) { run(id: $id) { state } }';
  const isThere = async () => (await visitor.ask<{ run: { state: string } }>(query, { id })).run.state === state;
  await until(`run ${id} is ${state}`, isThere);
}

/** A harvest that is cancelled while its source does not answer. */
async function harvest(visitor: Visitor, url: string): Promise<string> {
  const query = { protocol: 'OAI', url, allowLocal: true };
  const runId = await change(visitor, 'startHarvest', { query, source: 'silent' });
  await untilIn(visitor, runId, 'RUNNING');
  await change(visitor, 'cancelRun', { runId }, false);
  await untilIn(visitor, runId, 'CANCELLED');
  return runId;
}

/** Puts in what pages list: keys, people, schedules, credentials, a vocabulary. */
async function furnish(visitor: Visitor): Promise<void> {
  const address = 'https://repository.example.org/oai';
  await change(visitor, 'createApiKey', { name: 'a program', role: 'READER' }, false);
  await change(visitor, 'createUser', { name: 'somebody', password: 'a password of theirs', role: 'CURATOR' }, false);
  await change(visitor, 'scheduleHarvest', { query: { protocol: 'OAI', url: address }, cron: '0 2 1 * *' }, false);
  await change(visitor, 'keepSourceCredential', { url: address, user: 'somebody', password: 'a secret' }, false);
  const vocabulary = { uploadId: await upload(visitor, 'trades.ttl', trades), scheme: 'Trades of old' };
  await change(visitor, 'importVocabulary', vocabulary, false);
}

/** Starts a comparison of recipes, one of them with word vectors that are imported before. */
async function compare(visitor: Visitor): Promise<string> {
  const vectors = { uploadId: await upload(visitor, 'few.vec', '2 2\nsea 1 0\nsky 0 1\n'), name: 'Few words' };
  await untilIn(visitor, await change(visitor, 'importWordVectors', vectors), 'SUCCEEDED');
  const { wordVectors } = await visitor.ask<{ wordVectors: { id: string }[] }>('{ wordVectors { id } }');
  return change(visitor, 'compareRecipes', { ...comparison, wordVectorsId: wordVectors[0]?.id });
}

/**
 * Does what people do in some weeks, so that pages have all that they can show; `silentUrl` is a source that never
 * answers. Gives the ids of some runs by what they are.
 */
export async function leaveTraces(visitor: Visitor, silentUrl: string): Promise<Examples> {
  await furnish(visitor);
  const compared = await compare(visitor);
  const imported = await change(visitor, 'importDocuments', { source: 'Notes', records: [note] });
  const encoder = { uploadId: await upload(visitor, 'tiny.zip', encoderZip), name: 'Tiny' };
  const encoding = await change(visitor, 'importEncoder', encoder);
  const cancelled = await harvest(visitor, silentUrl);
  for (const run of [compared, imported, encoding]) await untilIn(visitor, run, 'SUCCEEDED');
  return { 'an import': imported, 'a comparison': compared, 'a cancelled harvest': cancelled };
}

/** While a run is at work, what would be deleted or merged is not told. */
export async function untilIdle(visitor: Visitor): Promise<void> {
  const query = '{ runs(first: 50) { edges { node { finishedAt } } } }';
  const isIdle = async () => {
    const { runs } = await visitor.ask<{ runs: { edges: { node: { finishedAt: string | null } }[] } }>(query);
    return runs.edges.every(({ node }) => node.finishedAt !== null);
  };
  await until('all runs have ended', isIdle);
}
