import type { Command } from 'commander';
import { z } from 'zod';
import type { Config } from '../config.js';
import { followRun } from '../service/follow-run.js';
import { printImportReport } from '../service/import-report.js';
import { openService, type Service } from '../service/service.js';
import { addServiceOptions, serviceOptions } from '../service/service-options.js';
import { startRun } from '../service/start-run.js';
import type { Terminal } from '../terminal/terminal.js';
import { parseOptions } from '../terminal/usage-error.js';
import { addHarvestSchedules, scheduleHarvest } from './harvest-schedules.js';
import { addJatsCommand } from './import.js';
import { addSourceCredentials } from './source-credentials.js';

/** `--url` is the source’s here, `--api` the service’s. */
const harvestOptions = serviceOptions.extend({
  url: z.url('must be a URL').optional(),
  api: z.url('must be a URL').optional(),
  set: z.string().optional(),
  format: z.string().optional(),
  otherContent: z.boolean().default(false),
  from: z.string().optional(),
  until: z.string().optional(),
  sinceLast: z.boolean().default(false),
  source: z.string().optional(),
  scheme: z.string().optional(),
  createSubjects: z.boolean().default(false),
  labelsIncomplete: z.boolean().default(false),
  mergeEqualNames: z.boolean().default(false),
  allowLocal: z.boolean().default(false),
  cron: z.string().optional(),
  timeZone: z.string().optional(),
  wait: z.boolean().default(false),
});

type Protocol = 'OAI' | 'PLOS' | 'SHARE';

function toInput(protocol: Protocol, options: z.output<typeof harvestOptions>): object {
  const { url, set, format, from, until, otherContent, allowLocal, source, scheme, createSubjects } = options;
  const { cron, timeZone, sinceLast } = options;
  return {
    query: { protocol, url, set, metadataPrefix: format, from, until, otherContent, allowLocal },
    ...(cron === undefined ? { sinceLast } : { cron, timeZone }),
    ...{ source, scheme, createSubjects, mergesEqualNames: options.mergeEqualNames },
    ...(options.labelsIncomplete && { labelsComplete: false }),
  };
}

/** What harvests of every kind take. */
function addSharedOptions(command: Command): Command {
  return command
    .option('--scheme <name>', 'scheme of the subjects; without it, subjects are not read')
    .option('--source <name>', 'source of the documents (default: the host)')
    .option('--create-subjects', 'create subjects that the scheme does not have yet')
    .option('--merge-equal-names', 'in a new scheme, treat equal names as one subject with several broader subjects')
    .option('--labels-incomplete', 'leave unlisted subjects unknown instead of negative')
    .option('--since-last', 'ask only for what earlier harvests with the same settings have not imported')
    .option('--allow-local', 'allow addresses on the service’s own machine or in private networks')
    .option('--cron <expression>', 'repeat the harvest at these times, e.g. "0 2 * * *" for two every night')
    .option('--time-zone <name>', 'time zone of --cron, e.g. Europe/Berlin (default: UTC)')
    .option('--wait', 'wait for the harvest to end, and print its report')
    .option('--api <url>', 'URL of the API (default: CLASSMARK_API_URL, else the local installation)')
    .option('--key <key>', 'API key (default: CLASSMARK_API_KEY, else the key of the local installation)')
    .option('--json', 'print JSON');
}

/** Follows a harvest and prints its report, where that is asked for. */
async function awaitHarvest(
  service: Service,
  { id, wait, json }: { readonly id: string; readonly wait: boolean; readonly json: boolean },
  terminal: Terminal,
): Promise<void> {
  if (!wait) {
    terminal.out(json ? `${JSON.stringify({ run: id })}\n` : `Started as run ${id}.\n`);
    return;
  }
  const failure = await followRun(service, id, terminal).then(
    () => null,
    (error: unknown) => error,
  );
  const report = { id, asJson: json, hasFailed: failure !== null, isUndoable: false };
  await printImportReport(service, terminal, report);
  if (failure !== null) throw failure;
}

type Run = (protocol: Protocol, given: unknown) => Promise<void>;

function addOai(harvest: Command, run: Run): void {
  const command = harvest
    .command('oai')
    .description('harvest a repository by OAI-PMH')
    .requiredOption('--url <url>', 'base URL of the repository')
    .option('--set <name>', 'only records of this set')
    .option('--format <prefix>', 'metadata format: oai_dc, or one that gives articles in JATS (default: oai_dc)')
    .option('--from <day>', 'only records changed on or after this day, e.g. 2026-01-31')
    .option('--until <day>', 'only records changed on or before this day');
  addSharedOptions(command).action((given: unknown) => run('OAI', given));
}

function addPlos(harvest: Command, run: Run): void {
  const command = harvest
    .command('plos')
    .description('harvest articles of PLOS by its search API, within its limits')
    .option('--set <path>', 'only articles of this subject area, e.g. "/Earth sciences/Hydrology"')
    .option('--other-content', 'also take issue images, corrections and the like')
    .option('--from <day>', 'only articles published on or after this day, e.g. 2026-01-31')
    .option('--until <day>', 'only articles published on or before this day')
    .option('--url <url>', 'another address of the API');
  addSharedOptions(command).action((given: unknown) => run('PLOS', given));
}

function addShare(harvest: Command, run: Run): void {
  const command = harvest
    .command('share')
    .description('harvest works from SHARE, which gathers them from many repositories')
    .option('--set <name>', 'only works from this one of its sources, e.g. arXiv')
    .option('--from <day>', 'only works that SHARE added or changed on or after this day, e.g. 2026-01-31')
    .option('--until <day>', 'only works that it added or changed on or before this day')
    .option('--url <url>', 'another address of the API');
  addSharedOptions(command).action((given: unknown) => run('SHARE', given));
}

const retryOptions = serviceOptions.extend({ wait: z.boolean().default(false) });

function addRetry(harvest: Command, terminal: Terminal, config: Config): void {
  const command = harvest
    .command('retry <run>')
    .description('resume a failed or cancelled harvest')
    .option('--wait', 'wait for the harvest to end, and print its report');
  addServiceOptions(command).action(async (runId: string, given: unknown) => {
    const { url, key, ...options } = parseOptions(retryOptions, given);
    const service = await openService(config, { url, key });
    const id = await startRun(service, 'retryHarvest', { runId });
    await awaitHarvest(service, { id, ...options }, terminal);
  });
}

/** `classmark harvest`: starts a harvest and, with `--wait`, follows it and prints its report. */
export function addHarvestCommand(program: Command, terminal: Terminal, config: Config): void {
  const harvest = program.command('harvest').description('import documents from sources on the web');
  const run: Run = async (protocol, given) => {
    const options = parseOptions(harvestOptions, given);
    const service = await openService(config, { url: options.api, key: options.key });
    if (options.cron !== undefined) return scheduleHarvest(service, toInput(protocol, options), terminal);
    const id = await startRun(service, 'startHarvest', toInput(protocol, options));
    await awaitHarvest(service, { id, wait: options.wait, json: options.json }, terminal);
  };
  addOai(harvest, run);
  addPlos(harvest, run);
  addShare(harvest, run);
  addJatsCommand(harvest, terminal, config);
  addRetry(harvest, terminal, config);
  addHarvestSchedules(harvest, terminal, config);
  addSourceCredentials(harvest, terminal, config);
}
