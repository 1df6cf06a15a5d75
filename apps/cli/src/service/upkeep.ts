import { countOf } from '@classmark/domain';
import type { Command } from 'commander';
import { z } from 'zod';
import type { Config } from '../config.js';
import type { Terminal } from '../terminal/terminal.js';
import { parseOptions } from '../terminal/usage-error.js';
import { problemFields, resultOf } from './problem.js';
import { openService, type Service } from './service.js';
import { addServiceOptions, serviceOptions } from './service-options.js';

export const effect = z.object({
  action: z.enum(['DELETE', 'SET_ASIDE', 'MOVE', 'RESTORE', 'KEEP']),
  kind: z.string(),
  count: z.number(),
});
type Effect = z.output<typeof effect>;

const verbs = {
  DELETE: 'deletes',
  SET_ASIDE: 'sets aside',
  MOVE: 'moves',
  RESTORE: 'restores',
  KEEP: 'keeps',
} as const;

/** "deletes 2 documents, 1 label; keeps 1 document". */
export function describeEffects(effects: readonly Effect[]): string {
  const byAction = Map.groupBy(effects, ({ action }) => action);
  const parts = [...byAction].map(([action, all]) => {
    const counted = all.map(({ kind, count }) => countOf(count, kind.toLowerCase().replace(/s$/, '')));
    return `${verbs[action]} ${counted.join(', ')}`;
  });
  return parts.length === 0 ? 'changes nothing else' : parts.join('; ');
}

/** The options of commands that show what they would do unless told to do it. */
const confirmedOptions = serviceOptions.extend({
  yes: z.boolean().default(false),
  scheme: z.string().optional(),
});

export function addConfirmedOptions(command: Command): Command {
  return addServiceOptions(command).option('--yes', 'do it; without it, only print what would happen');
}

interface Change {
  readonly preview: string;
  readonly mutation: string;
  readonly input: object;
  /** What it is about, for people. */
  readonly title: string;
}

const previewed = z.record(z.string(), z.array(effect));
const changed = z.record(z.string(), resultOf(z.object({ effects: z.array(effect) })));
const typeOf = (mutation: string): string => `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}`;

/** Prints what a change would do or, with --yes, does it and prints what it did. */
export async function changeOrPreview(
  { service, terminal, yes, json }: Confirmed,
  { preview, mutation, input, title }: Change,
): Promise<void> {
  const type = typeOf(mutation);
  const effects = 'effects { action kind count }';
  const asked = yes
    ? `mutation Change($input: ${type}Input!) { ${mutation}(input: $input) { ... on ${typesDone[type]} { ${effects} } ${problemFields} } }`
    : `query Preview($input: ${type}Input!) { ${preview}(input: $input) { action kind count } }`;
  const found = yes
    ? (await service.ask(changed, asked, { input }))[mutation]?.effects
    : (await service.ask(previewed, asked, { input }))[preview];
  const done = found ?? [];
  if (json) terminal.out(`${JSON.stringify({ done: yes, effects: done })}\n`);
  else terminal.out(`${title}: ${describeEffects(done)}\n${yes ? '' : 'Pass --yes to do it.\n'}`);
}

const typesDone: Readonly<Record<string, string>> = {
  Merge: 'Merged',
  Delete: 'Deleted',
  UndoVocabularyImport: 'VocabularyImportUndone',
};

export interface Confirmed {
  readonly service: Service;
  readonly terminal: Terminal;
  readonly yes: boolean;
  readonly json: boolean;
  readonly scheme: string | undefined;
}

/** What a confirmed command works with. */
export async function openConfirmed(config: Config, terminal: Terminal, given: unknown): Promise<Confirmed> {
  const { yes, json, scheme, url, key } = parseOptions(confirmedOptions, given);
  return { service: await openService(config, { url, key }), terminal, yes, json, scheme };
}

const renamed = z.object({ rename: resultOf(z.object({ id: z.string() })) });

/** Renames whatever the id names. */
export async function renameBy({ service, terminal, json }: Confirmed, id: string, name: string): Promise<void> {
  const query = `mutation Rename($input: RenameInput!) { rename(input: $input) { ... on Renamed { id } ${problemFields} } }`;
  await service.ask(renamed, query, { input: { id, name } });
  terminal.out(json ? `${JSON.stringify({ name })}\n` : `renamed to "${name}"\n`);
}
