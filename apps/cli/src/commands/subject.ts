import type { Command } from 'commander';
import type { Config } from '../config.js';
import { editSubject } from '../service/edit-subject.js';
import { findSubject } from '../service/find-named.js';
import { addServiceOptions } from '../service/service-options.js';
import { addConfirmedOptions, changeOrPreview, openConfirmed, renameBy } from '../service/upkeep.js';
import type { Terminal } from '../terminal/terminal.js';

const collect = (label: string, before: readonly string[] = []): string[] => [...before, label];

/** `classmark subject`: renames, edits, merges and deletes subjects. */
export function addSubjectCommand(program: Command, terminal: Terminal, config: Config): void {
  const command = program.command('subject').description('rename, edit, merge or delete subjects, by path or name');
  const withScheme = (one: Command): Command => one.option('--scheme <name>', 'scheme of the subject');

  withScheme(
    addServiceOptions(command.command('rename <subject> <name>').description('give a subject another name')),
  ).action(async (written: string, name: string, given: unknown) => {
    const opened = await openConfirmed(config, terminal, given);
    await renameBy(opened, await findSubject(opened.service, written, opened.scheme), name);
  });
  const editing = command.command('edit <subject>');
  withScheme(
    addServiceOptions(editing.description('edit a subject; omitted options stay, an empty value removes'))
      .option('--uri <uri>', 'its URI, unique in its scheme')
      .option('--notation <code>', 'the code that its scheme gives it')
      .option('--language <tag>', 'language of its labels, such as en or pt-BR')
      .option('--alternative-label <label>', 'another name of it, instead of those it has; repeatable', collect),
  ).action((written: string, given: unknown) => editSubject(written, given, { config, terminal }));
  const merging = command.command('merge <subject> <into>');
  withScheme(
    addConfirmedOptions(merging.description('merge a subject into another; labels and decisions move')),
  ).action(async (written: string, into: string, given: unknown) => {
    const opened = await openConfirmed(config, terminal, given);
    const fromId = await findSubject(opened.service, written, opened.scheme);
    const intoId = await findSubject(opened.service, into, opened.scheme);
    const title = `merging "${written}" into "${into}"`;
    await changeOrPreview(opened, { preview: 'mergePreview', mutation: 'merge', input: { fromId, intoId }, title });
  });
  const deleting = command.command('delete <subject>');
  withScheme(
    addConfirmedOptions(
      deleting.description('delete a subject and the narrower subjects that have no other broader one'),
    ),
  ).action(async (written: string, given: unknown) => {
    const opened = await openConfirmed(config, terminal, given);
    const input = { id: await findSubject(opened.service, written, opened.scheme) };
    const title = `deleting "${written}"`;
    await changeOrPreview(opened, { preview: 'deletionPreview', mutation: 'delete', input, title });
  });
}
