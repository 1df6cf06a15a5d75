import { countOf } from '@classmark/domain';
import type { Command } from 'commander';
import { z } from 'zod';
import type { Config } from '../config.js';
import { followRun } from '../service/follow-run.js';
import { problemFields, resultOf } from '../service/problem.js';
import { openService, type Service } from '../service/service.js';
import { ServiceError } from '../service/service-error.js';
import { addServiceOptions, serviceOptions } from '../service/service-options.js';
import { startRun } from '../service/start-run.js';
import { addConfirmedOptions, openConfirmed } from '../service/upkeep.js';
import type { Terminal } from '../terminal/terminal.js';
import { parseOptions } from '../terminal/usage-error.js';

const stored = z.object({
  id: z.string(),
  name: z.string(),
  words: z.number(),
  dimensions: z.number(),
  checksum: z.string(),
  modelNames: z.array(z.string()),
});
const listed = z.object({ wordVectors: z.array(stored) });
type Stored = z.output<typeof stored>;

const listing = '{ wordVectors { id name words dimensions checksum modelNames } }';
const deleting = `mutation Delete($id: ID!) {
  deleteWordVectors(input: { id: $id }) { ... on WordVectorsDeleted { deletedId } ${problemFields} }
}`;
const deleted = z.object({ deleteWordVectors: resultOf(z.object({ deletedId: z.string() })) });

const namedOptions = serviceOptions.extend({ name: z.string().trim().min(1) });

function describe({ name, words, dimensions, modelNames }: Stored): string {
  const models = modelNames.length === 0 ? '' : `; used by ${modelNames.map((model) => `"${model}"`).join(', ')}`;
  return `"${name}": ${countOf(words, 'word')}, ${dimensions} dimensions${models}\n`;
}

/** Throws ServiceError where there are none of this name. */
async function findStored(service: Service, name: string): Promise<Stored> {
  const { wordVectors } = await service.ask(listed, listing);
  const found = wordVectors.find((one) => one.name === name);
  if (found !== undefined) return found;
  const names = wordVectors.map((one) => `"${one.name}"`).join(', ') || 'none';
  throw new ServiceError(`No word vectors named "${name}". Existing word vectors: ${names}.`);
}

/** The id of word vectors by their name. Throws ServiceError. */
export async function findWordVectorsId(service: Service, name: string): Promise<string> {
  return (await findStored(service, name)).id;
}

/** `classmark embeddings upload|learn|list|delete`: the word vectors of a running service. */
export function addServiceEmbeddings(embeddings: Command, terminal: Terminal, config: Config): void {
  const make = async (given: unknown, start: (service: Service, name: string) => Promise<string>): Promise<void> => {
    const { name, json, ...access } = parseOptions(namedOptions, given);
    const service = await openService(config, access);
    await followRun(service, await start(service, name), terminal);
    const made = await findStored(service, name);
    terminal.out(json ? `${JSON.stringify(made)}\n` : describe(made));
  };
  const addNamed = (written: string, description: string): Command =>
    addServiceOptions(
      embeddings
        .command(written)
        .description(description)
        .requiredOption('--name <name>', 'name of the word vectors in the service'),
    );
  addNamed('upload <file>', 'import a file of word vectors into the running service').action(
    (file: string, given: unknown) =>
      make(given, async (service, name) =>
        startRun(service, 'importWordVectors', { name, uploadId: await service.upload(file) }),
      ),
  );
  addNamed('learn', "learn word vectors from the running service's documents").action((given: unknown) =>
    make(given, (service, name) => startRun(service, 'learnWordVectors', { name })),
  );
  addServiceOptions(embeddings.command('list').description('list the word vectors of the running service')).action(
    async (given: unknown) => {
      const { json, ...access } = parseOptions(serviceOptions, given);
      const { wordVectors } = await (await openService(config, access)).ask(listed, listing);
      terminal.out(json ? `${JSON.stringify(wordVectors)}\n` : wordVectors.map(describe).join(''));
    },
  );
  addConfirmedOptions(
    embeddings.command('delete <name>').description('delete word vectors from the running service'),
  ).action(async (name: string, given: unknown) => {
    const { service, yes, json } = await openConfirmed(config, terminal, given);
    const found = await findStored(service, name);
    if (yes) await service.ask(deleted, deleting, { id: found.id });
    if (json) terminal.out(`${JSON.stringify({ done: yes, wordVectors: found })}\n`);
    else terminal.out(`deleting ${describe(found)}${yes ? '' : 'Pass --yes to do it.\n'}`);
  });
}
