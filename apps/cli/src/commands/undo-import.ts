import type { Command } from 'commander';
import { z } from 'zod';
import type { Config } from '../config.js';
import { problemFields, resultOf } from '../service/problem.js';
import { addConfirmedOptions, describeEffects, effect, openConfirmed } from '../service/upkeep.js';
import type { Terminal } from '../terminal/terminal.js';

const undo = z.object({
  effects: z.array(effect),
  kept: z.array(
    z.object({
      reason: z.enum(['KEEP_DECIDED', 'KEEP_CHANGED']),
      document: z.object({ externalId: z.string(), title: z.string() }),
    }),
  ),
});
type Undo = z.output<typeof undo>;

const fields = 'effects { action kind count } kept { reason document { externalId title } }';
const previewed = z.object({ importUndoPreview: undo });
const undone = z.object({ undoImport: resultOf(z.object({ undo })) });
const preview = `query Preview($runId: ID!) { importUndoPreview(runId: $runId) { ${fields} } }`;
const mutation = `mutation Undo($runId: ID!) {
  undoImport(input: { runId: $runId }) { ... on ImportUndone { undo { ${fields} } } ${problemFields} }
}`;
const reasons = {
  KEEP_DECIDED: 'decided on, restored or merged since',
  KEEP_CHANGED: 'updated by a later import',
} as const;

function describe({ effects, kept }: Undo): string {
  const lines = kept.map(
    ({ reason, document }) => `  kept: ${document.externalId} "${document.title}", ${reasons[reason]}`,
  );
  const all = effects.find(({ action, kind }) => action === 'KEEP' && kind === 'DOCUMENTS')?.count ?? kept.length;
  const more = all > kept.length ? [`  and ${all - kept.length} more kept`] : [];
  return `${[`undoing the import ${describeEffects(effects)}`, ...lines, ...more].join('\n')}\n`;
}

/** `classmark undo-import`: takes an import back. */
export function addUndoImportCommand(program: Command, terminal: Terminal, config: Config): void {
  const command = program
    .command('undo-import <run>')
    .description('undo an import: delete the documents it added, restore those it updated');
  addConfirmedOptions(command).action(async (runId: string, given: unknown) => {
    const { service, yes, json } = await openConfirmed(config, terminal, given);
    const result = yes
      ? (await service.ask(undone, mutation, { runId })).undoImport.undo
      : (await service.ask(previewed, preview, { runId })).importUndoPreview;
    if (json) terminal.out(`${JSON.stringify({ done: yes, ...result })}\n`);
    else terminal.out(`${describe(result)}${yes ? '' : 'Pass --yes to do it.\n'}`);
  });
}
