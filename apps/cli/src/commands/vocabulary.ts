import { vocabularyFormats } from '@classmark/domain';
import { type Command, Option } from 'commander';
import { z } from 'zod';
import type { Config } from '../config.js';
import { requireWritable } from '../files/require-writable.js';
import { writeWhole } from '../files/write-whole.js';
import { findScheme } from '../service/find-named.js';
import { problemFields, resultOf } from '../service/problem.js';
import { openService } from '../service/service.js';
import { addServiceOptions, serviceOptions } from '../service/service-options.js';
import { addConfirmedOptions, changeOrPreview, describeEffects, effect, openConfirmed } from '../service/upkeep.js';
import type { Terminal } from '../terminal/terminal.js';
import { parseOptions } from '../terminal/usage-error.js';

const importOptions = serviceOptions.extend({
  scheme: z.string(),
  preview: z.boolean().default(false),
  format: z.enum(vocabularyFormats).optional(),
  language: z.string().optional(),
  mergeEqualNames: z.boolean().default(false),
});
const exportOptions = serviceOptions.extend({ scheme: z.string(), output: z.string().optional() });

const kinds = ['added', 'renamed', 'moved', 'merged', 'removed', 'edited'] as const;

const report = z.object({
  added: z.number(),
  renamed: z.number(),
  moved: z.number(),
  merged: z.number(),
  removed: z.number(),
  edited: z.number(),
  unchanged: z.number(),
  changes: z.array(
    z.object({
      kind: z.string().toLowerCase().pipe(z.enum(kinds)),
      label: z.string(),
      before: z.array(z.string()),
      after: z.array(z.string()),
    }),
  ),
  circles: z.array(z.object({ narrower: z.string(), broader: z.string() })),
  circleCount: z.number().nullable(),
  stillMerged: z.array(z.object({ label: z.string(), into: z.string() })),
  stillMergedCount: z.number().nullable(),
  undescribed: z.array(z.string()),
  undescribedCount: z.number().nullable(),
  effects: z.array(effect),
});
type Report = z.output<typeof report>;
type Change = Report['changes'][number];

const reportFields = `added renamed moved merged removed edited unchanged
  changes { kind label before after } circles { narrower broader } circleCount stillMerged { label into } stillMergedCount
  undescribed undescribedCount effects { action kind count }`;
const previewQuery = `query Preview($input: ImportVocabularyInput!) { vocabularyPreview(input: $input) { ${reportFields} } }`;
const previewed = z.object({ vocabularyPreview: report });
const importMutation = `mutation Import($input: ImportVocabularyInput!) {
  importVocabulary(input: $input) { ... on VocabularyImported { import { id report { ${reportFields} } } } ${problemFields} }
}`;
const imported = z.object({ importVocabulary: resultOf(z.object({ import: z.object({ id: z.string(), report }) })) });
const skos = z.object({ node: z.object({ skos: z.string() }) });

/** Of each list, as many as people get to read; `--json` has all that the service tells. */
const shownChanges = 20;

const describeChange: Readonly<Record<Change['kind'], (change: Change) => string>> = {
  added: ({ label, after }) => `added "${label}"${after.length > 0 ? ` under ${quoted(after)}` : ''}`,
  renamed: ({ label, after }) => `renamed "${label}" to ${quoted(after)}`,
  moved: ({ label, before, after }) => `moved "${label}" from ${quoted(before)} to ${quoted(after)}`,
  merged: ({ label, after }) => `merged "${label}" into ${quoted(after)}`,
  removed: ({ label }) => `removed "${label}"`,
  edited: ({ label }) => `edited "${label}"`,
};

const quoted = (labels: readonly string[]): string =>
  labels.length === 0 ? 'the top' : labels.map((label) => `"${label}"`).join(', ');

/** @param count of all, of which the service tells the first; null where it does not say */
function firstOf(lines: readonly string[], count: number | null, what: string): string[] {
  const hidden = (count ?? lines.length) - Math.min(lines.length, shownChanges);
  const least = count === null ? 'at least ' : '';
  return [...lines.slice(0, shownChanges), ...(hidden > 0 ? [`  and ${least}${hidden} more ${what}`] : [])];
}

function describeReport({ changes, circles, stillMerged, undescribed, effects, ...counts }: Report): string {
  const lines = kinds.flatMap((kind) => {
    const shown = changes.filter((change) => change.kind === kind).slice(0, shownChanges);
    const hidden = counts[kind] - shown.length;
    const more = hidden > 0 ? [`  and ${hidden} more ${kind}`] : [];
    return [...shown.map((change) => `  ${describeChange[kind](change)}`), ...more];
  });
  return [
    [...kinds, 'unchanged' as const].map((kind) => `${kind} ${counts[kind]}`).join(', '),
    ...lines,
    ...firstOf(
      circles.map(({ narrower, broader }) => `  left out: "${narrower}" under "${broader}", which is below it`),
      counts.circleCount,
      'left out',
    ),
    ...firstOf(
      stillMerged.map(({ label, into }) => `  stays merged: "${label}" into "${into}"`),
      counts.stillMergedCount,
      'that stay merged',
    ),
    ...firstOf(
      undescribed.map((uri) => `  no subject: ${uri}, which the file points at and does not describe`),
      counts.undescribedCount,
      'that it does not describe',
    ),
    ...(effects.length > 0 ? [`this ${describeEffects(effects)}`] : []),
  ].join('\n');
}

/** `classmark vocabulary`: makes a scheme what a file says, takes that back, and writes a scheme as a file. */
export function addVocabularyCommand(program: Command, terminal: Terminal, config: Config): void {
  const command = program.command('vocabulary').description('import, export or undo vocabularies of subjects');
  addImport(command, terminal, config);
  addUndo(command, terminal, config);
  addExport(command, terminal, config);
}

function addImport(parent: Command, terminal: Terminal, config: Config): void {
  const command = parent
    .command('import <file>')
    .description('make a scheme match a vocabulary file: SKOS, a list of paths, an outline, or a table')
    .requiredOption('--scheme <name>', 'the scheme; created if there is none')
    .option('--preview', 'only print what would change')
    .addOption(new Option('--format <format>', 'format of the file (default: detected)').choices(vocabularyFormats))
    .option('--language <tag>', 'language of the labels to show first (default: that in which each is shown)')
    .option('--merge-equal-names', 'in a new scheme, treat equal names as one subject with several broader subjects');
  addServiceOptions(command).action(async (file: string, given: unknown) => {
    const { scheme, preview, format, language, mergeEqualNames, json, ...access } = parseOptions(importOptions, given);
    const service = await openService(config, access);
    const uploadId = await service.upload(file);
    const mergesEqualNames = mergeEqualNames || undefined;
    const input = { uploadId, scheme, format: format?.toUpperCase().replace('-', '_'), language, mergesEqualNames };
    if (preview) {
      const { vocabularyPreview } = await service.ask(previewed, previewQuery, { input });
      terminal.out(json ? `${JSON.stringify(vocabularyPreview)}\n` : `${describeReport(vocabularyPreview)}\n`);
      return;
    }
    const done = (await service.ask(imported, importMutation, { input })).importVocabulary.import;
    if (json) terminal.out(`${JSON.stringify({ importId: done.id, ...done.report })}\n`);
    else terminal.out(`${describeReport(done.report)}\nto undo it: classmark vocabulary undo ${done.id}\n`);
  });
}

function addUndo(parent: Command, terminal: Terminal, config: Config): void {
  const command = parent
    .command('undo <import>')
    .description('restore a scheme as it was before an import; subjects come back with labels and decisions');
  addConfirmedOptions(command).action(async (importId: string, given: unknown) => {
    const opened = await openConfirmed(config, terminal, given);
    const change = { preview: 'vocabularyUndoPreview', mutation: 'undoVocabularyImport', input: { importId } };
    await changeOrPreview(opened, { ...change, title: 'undoing the import' });
  });
}

function addExport(parent: Command, terminal: Terminal, config: Config): void {
  const command = parent
    .command('export')
    .description('write a scheme as SKOS (Turtle)')
    .requiredOption('--scheme <name>', 'the scheme')
    .option('-o, --output <file>', 'file to write (default: standard output)');
  addServiceOptions(command).action(async (given: unknown) => {
    const { scheme, output, json: _, ...access } = parseOptions(exportOptions, given);
    if (output !== undefined) await requireWritable(output);
    const service = await openService(config, access);
    const id = await findScheme(service, scheme);
    const turtle = (
      await service.ask(skos, 'query Skos($id: ID!) { node(id: $id) { ... on Scheme { skos } } }', { id })
    ).node.skos;
    if (output === undefined) terminal.out(turtle);
    else await writeWhole(output, new TextEncoder().encode(turtle));
  });
}
