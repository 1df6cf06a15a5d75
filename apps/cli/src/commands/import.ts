import { type Command, Option } from 'commander';
import { z } from 'zod';
import type { Config } from '../config.js';
import { addReadingOptions, readingOptions, toFileReading } from '../files/reading-options.js';
import { followRun } from '../service/follow-run.js';
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

const reasons = z.array(z.object({ reason: z.string(), count: z.number() }));
const report = z.object({
  seen: z.number(),
  added: z.number(),
  updated: z.number(),
  unchanged: z.number(),
  setAside: z.number(),
  wrong: z.number(),
  setAsideByReason: reasons,
  wrongByReason: reasons,
  problems: z.array(z.object({ line: z.number(), code: z.string(), message: z.string() })),
  warnings: z.array(z.object({ code: z.string(), message: z.string() })),
});
type Report = z.output<typeof report>;
const reported = z.object({ run: z.object({ importReport: report }) });
const readReport = `query Report($id: ID!) {
  run(id: $id) {
    importReport {
      seen added updated unchanged setAside wrong: rejected
      setAsideByReason { reason count }
      wrongByReason: rejectedByReason { reason count }
      problems(first: 20) { line code message }
      warnings { code message }
    }
  }
}`;

/** What to pass to make the other choice. */
const flagOf: Readonly<Record<string, string>> = {
  UNLISTED_IS_NO: ' (--labels-incomplete)',
  SUBJECTS_HAVE_COMMAS: ' (--subject-separator ,)',
};

/** A code as words: `TOO_FEW_WORDS` is "too few words". */
const inWords = (code: string): string => code.toLowerCase().replaceAll('_', ' ');

function describe({ seen, added, updated, unchanged, setAside, wrong, problems, warnings, ...by }: Report): string {
  const because = (counts: z.output<typeof reasons>): string =>
    counts.length === 0 ? '' : ` (${counts.map(({ reason, count }) => `${inWords(reason)} ${count}`).join(', ')})`;
  const unlisted = setAside + wrong - problems.length;
  const lines = [
    `seen ${seen}: added ${added}, updated ${updated}, unchanged ${unchanged}, ` +
      `set aside ${setAside}${because(by.setAsideByReason)}, rejected ${wrong}${because(by.wrongByReason)}`,
    ...problems.map(({ line, message }) => `  line ${line}: ${message}`),
    ...(unlisted > 0 ? [`  and ${unlisted} more of ${setAside + wrong}`] : []),
    ...warnings.map(({ code, message }) => `warning: ${message}${flagOf[code] ?? ''}`),
  ];
  return `${lines.join('\n')}\n`;
}

/** What the service is to do with a file. */
function toInput({
  labelsIncomplete,
  mergeEqualNames,
  createSubjects,
  scheme,
  source,
  ...given
}: z.output<typeof importOptions>): object {
  const { mapping, separator, format } = toFileReading(given);
  return {
    scheme,
    source,
    createSubjects,
    mergesEqualNames: mergeEqualNames,
    ...(labelsIncomplete && { labelsComplete: false }),
    mapping,
    separator,
    format: format?.toUpperCase(),
  };
}

/** `classmark import`: uploads a file, waits for the import, and prints its report. */
export function addImportCommand(program: Command, terminal: Terminal, config: Config): void {
  const command = program
    .command('import <file>')
    .description(
      'import documents from JSON Lines, JSON, CSV or an Annif corpus, gzipped or not, or from a folder of texts',
    )
    .option('--scheme <name>', 'scheme of the subjects; without it, subjects are not imported')
    .option('--source <name>', 'source of the documents (default: the file name)')
    .option('--create-subjects', 'create subjects that the scheme does not have yet')
    .option('--merge-equal-names', 'in a new scheme, treat equal names as one subject with several broader subjects')
    .option('--labels-complete', 'treat unlisted subjects as negative (the default)')
    .addOption(
      new Option('--labels-incomplete', 'leave unlisted subjects unknown instead').conflicts('labelsComplete'),
    );
  addServiceOptions(addReadingOptions(command)).action(async (file: string, given: unknown) => {
    const options = parseOptions(importOptions, given);
    const service = await openService(config, options);
    const uploadId = await service.upload(file);
    const id = await startRun(service, 'importDocuments', { ...toInput(options), uploadId });
    const failure = await followRun(service, id, terminal).then(
      () => null,
      (error: unknown) => error,
    );
    const { importReport } = (await service.ask(reported, readReport, { id })).run;
    if (options.json) terminal.out(`${JSON.stringify({ runId: id, ...importReport })}\n`);
    else if (failure === null || importReport.seen > 0) {
      const changed = importReport.added + importReport.updated + importReport.setAside > 0;
      terminal.out(`${describe(importReport)}${changed ? `to undo it: classmark undo-import ${id}\n` : ''}`);
    }
    if (failure !== null) throw failure;
    if (options.scheme === undefined) terminal.err('Subjects were not imported; pass --scheme to import them.\n');
  });
}
