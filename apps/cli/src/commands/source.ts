import { countOf } from '@classmark/domain';
import type { Command } from 'commander';
import { z } from 'zod';
import type { Config } from '../config.js';
import { findSource } from '../service/find-named.js';
import { addServiceOptions } from '../service/service-options.js';
import { addConfirmedOptions, changeOrPreview, openConfirmed, renameBy } from '../service/upkeep.js';
import type { Terminal } from '../terminal/terminal.js';

const listed = z.object({ sources: z.array(z.object({ name: z.string(), documentCount: z.number() })) });

/** `classmark source`: lists, renames, merges and deletes sources. */
export function addSourceCommand(program: Command, terminal: Terminal, config: Config): void {
  const command = program.command('source').description('list, rename, merge or delete sources');

  addServiceOptions(command.command('list').description('list sources')).action(async (given: unknown) => {
    const { service, json } = await openConfirmed(config, terminal, given);
    const { sources } = await service.ask(listed, '{ sources { name documentCount } }');
    const lines = sources.map(({ name, documentCount }) => `${name}: ${countOf(documentCount, 'document')}\n`);
    terminal.out(json ? `${JSON.stringify(sources)}\n` : lines.join(''));
  });
  addServiceOptions(command.command('rename <source> <name>').description('give a source another name')).action(
    async (source: string, name: string, given: unknown) => {
      const opened = await openConfirmed(config, terminal, given);
      await renameBy(opened, await findSource(opened.service, source), name);
    },
  );
  addConfirmedOptions(
    command.command('merge <source> <into>').description('move the documents of a source to another'),
  ).action(async (source: string, into: string, given: unknown) => {
    const opened = await openConfirmed(config, terminal, given);
    const input = { fromId: await findSource(opened.service, source), intoId: await findSource(opened.service, into) };
    const title = `merging "${source}" into "${into}"`;
    await changeOrPreview(opened, { preview: 'mergePreview', mutation: 'merge', input, title });
  });
  addConfirmedOptions(command.command('delete <source>').description('delete a source with its documents')).action(
    async (source: string, given: unknown) => {
      const opened = await openConfirmed(config, terminal, given);
      const input = { id: await findSource(opened.service, source) };
      const title = `deleting "${source}"`;
      await changeOrPreview(opened, { preview: 'deletionPreview', mutation: 'delete', input, title });
    },
  );
}
