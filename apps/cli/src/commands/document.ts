import type { Command } from 'commander';
import { z } from 'zod';
import type { Config } from '../config.js';
import type { Service } from '../service/service.js';
import { ServiceError } from '../service/service-error.js';
import { addServiceOptions } from '../service/service-options.js';
import { addConfirmedOptions, changeOrPreview, openConfirmed, renameBy } from '../service/upkeep.js';
import type { Terminal } from '../terminal/terminal.js';

const found = z.object({ documentByExternalId: z.object({ id: z.string() }).nullable() });
const query = `query Find($source: String!, $externalId: String!) {
  documentByExternalId(source: $source, externalId: $externalId) { id }
}`;

async function findDocument(service: Service, source: string, externalId: string): Promise<string> {
  const { documentByExternalId } = await service.ask(found, query, { source, externalId });
  if (documentByExternalId === null) throw new ServiceError(`No document "${externalId}" in source "${source}".`);
  return documentByExternalId.id;
}

function addMerge(command: Command, terminal: Terminal, config: Config): void {
  addConfirmedOptions(
    command
      .command('merge <source> <id> <into-source> <into-id>')
      .description('merge a document into another; labels and decisions move, and it is set aside'),
  ).action(async (source: string, id: string, ...[intoSource, intoId, given]: [string, string, unknown]) => {
    const opened = await openConfirmed(config, terminal, given);
    const fromId = await findDocument(opened.service, source, id);
    const input = { fromId, intoId: await findDocument(opened.service, intoSource, intoId) };
    const title = `merging "${id}" into "${intoId}"`;
    await changeOrPreview(opened, { preview: 'mergePreview', mutation: 'merge', input, title });
  });
}

/** `classmark document`: renames, merges and deletes documents. */
export function addDocumentCommand(program: Command, terminal: Terminal, config: Config): void {
  const command = program.command('document').description('rename, merge or delete documents, by source and id');

  addServiceOptions(
    command.command('rename <source> <id> <title>').description('give a document another title'),
  ).action(async (source: string, id: string, title: string, given: unknown) => {
    const opened = await openConfirmed(config, terminal, given);
    await renameBy(opened, await findDocument(opened.service, source, id), title);
  });
  addMerge(command, terminal, config);
  addConfirmedOptions(
    command.command('delete <source> <id>').description('delete a document and all decisions about it'),
  ).action(async (source: string, id: string, given: unknown) => {
    const opened = await openConfirmed(config, terminal, given);
    const input = { id: await findDocument(opened.service, source, id) };
    const title = `deleting "${id}"`;
    await changeOrPreview(opened, { preview: 'deletionPreview', mutation: 'delete', input, title });
  });
}
