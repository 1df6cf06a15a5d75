import { type Command, Option } from 'commander';
import { z } from 'zod';
import type { Config } from '../config.js';
import { addReadingOptions, readingOptions, toFileReading } from '../files/reading-options.js';
import { followRun } from '../service/follow-run.js';
import { printImportReport } from '../service/import-report.js';
import { openService } from '../service/service.js';
import { addServiceOptions, serviceOptions } from '../service/service-options.js';
import { startRun } from '../service/start-run.js';
import type { Terminal } from '../terminal/terminal.js';
import { parseOptions } from '../terminal/usage-error.js';

const importOptions = serviceOptions.extend(readingOptions.shape).extend({
  scheme: z.string().optional(),
  source: z.string().optional(),
  createSubjects: z.boolean().default(false),
  labelsIncomplete: z.boolean().default(false),
  mergeEqualNames: z.boolean().default(false),
});

/** What the service is to do with a file. */
function toInput({
  labelsIncomplete,
  mergeEqualNames,
  createSubjects,
  scheme,
  source,
  ...given
}: z.output<typeof importOptions>): object {
  const { mapping, separator, format, encoding } = toFileReading(given);
  return {
    scheme,
    source,
    createSubjects,
    mergesEqualNames: mergeEqualNames,
    ...(labelsIncomplete && { labelsComplete: false }),
    mapping,
    separator,
    encoding,
    format: format?.toUpperCase(),
  };
}

type ImportOptions = z.output<typeof importOptions>;

/** Uploads a file or folder, waits for the import, and prints its report. */
async function importFile(
  file: string,
  options: ImportOptions,
  { terminal, config }: { readonly terminal: Terminal; readonly config: Config },
): Promise<void> {
  const service = await openService(config, options);
  const uploadId = await service.upload(file);
  const id = await startRun(service, 'importDocuments', { ...toInput(options), uploadId });
  const failure = await followRun(service, id, terminal).then(
    () => null,
    (error: unknown) => error,
  );
  const report = { id, asJson: options.json, hasFailed: failure !== null, isUndoable: true };
  await printImportReport(service, terminal, report);
  if (failure !== null) throw failure;
  if (options.scheme === undefined) terminal.err('Subjects were not imported; pass --scheme to import them.\n');
}

/** What every import takes. */
function addImportOptions(command: Command): Command {
  return command
    .option('--scheme <name>', 'scheme of the subjects; without it, subjects are not imported')
    .option('--source <name>', 'source of the documents (default: the file name)')
    .option('--create-subjects', 'create subjects that the scheme does not have yet')
    .option('--merge-equal-names', 'in a new scheme, treat equal names as one subject with several broader subjects')
    .option('--labels-complete', 'treat unlisted subjects as negative (the default)')
    .addOption(
      new Option('--labels-incomplete', 'leave unlisted subjects unknown instead').conflicts('labelsComplete'),
    );
}

/** `classmark import`: a file of any format. */
export function addImportCommand(program: Command, terminal: Terminal, config: Config): void {
  const command = program
    .command('import <file>')
    .description(
      'import documents from JSON Lines, JSON, CSV, an Annif corpus, a fastText file or JATS XML, gzipped or not, or from a folder of texts or JATS XML',
    );
  addServiceOptions(addReadingOptions(addImportOptions(command))).action((file: string, given: unknown) =>
    importFile(file, parseOptions(importOptions, given), { terminal, config }),
  );
}

/** `classmark harvest jats`: the same, of articles in JATS. */
export function addJatsCommand(harvest: Command, terminal: Terminal, config: Config): void {
  const command = harvest
    .command('jats <path>')
    .description('import articles in JATS XML from a file, or from all XML files in a folder');
  addServiceOptions(addImportOptions(command)).action((path: string, given: unknown) => {
    const options = parseOptions(importOptions, given);
    return importFile(path, { ...options, format: 'jats' }, { terminal, config });
  });
}
