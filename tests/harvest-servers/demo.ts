import { startOaiServer } from './oai-server.ts';

/** `npm run demo:harvest`: a repository of made articles on this machine, to watch a harvest without a network. */
const articles = 20_000;
const port = 4_020;

const server = await startOaiServer({ articles, pageSize: 100, port });
console.log(`A repository of ${articles.toLocaleString('en')} made articles answers OAI-PMH at ${server.url}

Harvest it on the admin's Harvest page (allow local addresses), or by
  npx classmark harvest oai --url ${server.url} --scheme "Made subjects" --create-subjects --allow-local --wait

Ctrl-C stops it.`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void server[Symbol.asyncDispose]());
}
