import type { Command } from 'commander';
import { z } from 'zod';
import type { Config } from '../config.js';
import { findScheme } from '../service/find-named.js';
import { problemFields, resultOf } from '../service/problem.js';
import { openService } from '../service/service.js';
import { addServiceOptions, serviceOptions } from '../service/service-options.js';
import { addConfirmedOptions, changeOrPreview, openConfirmed, renameBy } from '../service/upkeep.js';
import type { Terminal } from '../terminal/terminal.js';
import { parseOptions } from '../terminal/usage-error.js';

const createOptions = serviceOptions.extend({ mergeEqualNames: z.boolean().default(false) });
const created = z.object({ createScheme: resultOf(z.object({ scheme: z.object({ id: z.string() }) })) });
const createQuery = `mutation Create($input: CreateSchemeInput!) {
  createScheme(input: $input) { ... on SchemeCreated { scheme { id } } ${problemFields} }
}`;

const editOptions = serviceOptions.extend({ labelsImplyBroader: z.enum(['yes', 'no']) });
const edited = z.object({ editScheme: resultOf(z.object({ scheme: z.object({ labelsImplyBroader: z.boolean() }) })) });
const editQuery = `mutation Edit($input: EditSchemeInput!) {
  editScheme(input: $input) { ... on SchemeEdited { scheme { labelsImplyBroader } } ${problemFields} }
}`;

function addEdit(command: Command, terminal: Terminal, config: Config): void {
  addServiceOptions(command.command('edit <scheme>').description('change the settings of a scheme'))
    .requiredOption('--labels-imply-broader <yes|no>', 'whether a label implies the broader subjects of its subject')
    .action(async (scheme: string, given: unknown) => {
      const { labelsImplyBroader, json, ...access } = parseOptions(editOptions, given);
      const service = await openService(config, access);
      const schemeId = await findScheme(service, scheme);
      const input = { schemeId, labelsImplyBroader: labelsImplyBroader === 'yes' };
      await service.ask(edited, editQuery, { input });
      const says = input.labelsImplyBroader ? 'imply' : 'do not imply';
      terminal.out(
        json ? `${JSON.stringify({ name: scheme, ...input })}\n` : `labels in "${scheme}" ${says} broader subjects\n`,
      );
    });
}

/** `classmark scheme`: creates, edits, renames, merges and deletes schemes. */
export function addSchemeCommand(program: Command, terminal: Terminal, config: Config): void {
  const command = program.command('scheme').description('create, edit, rename, merge or delete schemes');

  addServiceOptions(command.command('create <name>').description('create an empty scheme'))
    .option('--merge-equal-names', 'treat equal names as one subject with several broader subjects')
    .action(async (name: string, given: unknown) => {
      const { mergeEqualNames, json, ...access } = parseOptions(createOptions, given);
      const service = await openService(config, access);
      await service.ask(created, createQuery, { input: { name, mergesEqualNames: mergeEqualNames } });
      terminal.out(json ? `${JSON.stringify({ name })}\n` : `created "${name}"\n`);
    });
  addEdit(command, terminal, config);
  addServiceOptions(command.command('rename <scheme> <name>').description('give a scheme another name')).action(
    async (scheme: string, name: string, given: unknown) => {
      const opened = await openConfirmed(config, terminal, given);
      await renameBy(opened, await findScheme(opened.service, scheme), name);
    },
  );
  addConfirmedOptions(
    command.command('merge <scheme> <into>').description('move the subjects of a scheme to another; its models go'),
  ).action(async (scheme: string, into: string, given: unknown) => {
    const opened = await openConfirmed(config, terminal, given);
    const input = { fromId: await findScheme(opened.service, scheme), intoId: await findScheme(opened.service, into) };
    const title = `merging "${scheme}" into "${into}"`;
    await changeOrPreview(opened, { preview: 'mergePreview', mutation: 'merge', input, title });
  });
  addConfirmedOptions(
    command.command('delete <scheme>').description('delete a scheme with its subjects and models'),
  ).action(async (scheme: string, given: unknown) => {
    const opened = await openConfirmed(config, terminal, given);
    const input = { id: await findScheme(opened.service, scheme) };
    const title = `deleting "${scheme}"`;
    await changeOrPreview(opened, { preview: 'deletionPreview', mutation: 'delete', input, title });
  });
}
