import { type Command, Option } from 'commander';
import { z } from 'zod';
import type { Config } from '../config.js';
import { findWordVectorsId } from '../embeddings/service-embeddings.js';
import { findEncoderId } from '../encoding/stored-encoders.js';
import { followRun } from '../service/follow-run.js';
import { openService, type Service } from '../service/service.js';
import { ServiceError } from '../service/service-error.js';
import { addServiceOptions, serviceOptions } from '../service/service-options.js';
import { startRun } from '../service/start-run.js';
import type { Terminal } from '../terminal/terminal.js';
import { parseOptions } from '../terminal/usage-error.js';

const retrainOptions = serviceOptions.extend({
  model: z.string(),
  scheme: z.string().optional(),
  embeddings: z.string().optional(),
  wordVectors: z.string().optional(),
  encoder: z.string().optional(),
  source: z.array(z.string()).default([]),
  update: z.boolean().default(false),
  wait: z.boolean().default(false),
});

const listed = z.object({
  models: z.array(z.object({ id: z.string(), name: z.string(), sources: z.array(z.string()) })),
});

const average = z.object({ precision: z.number(), recall: z.number(), f1: z.number() });
const version = z.object({
  number: z.number(),
  state: z.string(),
  evaluation: z.object({ micro: average, macro: average }).nullable(),
});
const trained = z.object({ run: z.object({ id: z.string(), version: version.nullable() }) });
const readVersion = `query Trained($id: ID!) {
  run(id: $id) {
    id
    version { number state evaluation { micro { precision recall f1 } macro { precision recall f1 } } }
  }
}`;

/** What to train: the model of this name or, where there is none, a new one for a scheme. */
async function findModel(
  service: Service,
  {
    model: name,
    scheme,
    embeddings,
    wordVectors = embeddings,
    encoder,
    source: sources,
  }: z.output<typeof retrainOptions>,
): Promise<object> {
  const { models } = await service.ask(listed, '{ models { id name sources } }');
  const found = models.find((model) => model.name === name);
  if (found !== undefined) {
    requireSources(found, sources);
    return { modelId: found.id };
  }
  const withVectors = wordVectors === undefined ? {} : { wordVectorsId: await findWordVectorsId(service, wordVectors) };
  const withEncoder = encoder === undefined ? {} : { encoderId: await findEncoderId(service, encoder) };
  if (scheme !== undefined) return { name, scheme, sources, ...withVectors, ...withEncoder };
  const names = models.map((model) => `"${model.name}"`).join(', ') || 'none';
  throw new ServiceError(`No model named "${name}". Existing models: ${names}. Pass --scheme to create a new one.`);
}

/** A model keeps its sources; others are not passed over in silence. */
function requireSources({ name, sources }: z.output<typeof listed>['models'][number], asked: readonly string[]): void {
  if (asked.length === 0 || new Set(asked).symmetricDifference(new Set(sources)).size === 0) return;
  const kept = sources.length === 0 ? 'all documents' : sources.map((source) => `"${source}"`).join(', ');
  throw new ServiceError(
    `"${name}" suggests for ${kept}, and a model keeps its sources. Leave out --source, or give a new model another name.`,
  );
}

function describe(name: string, { number, state, evaluation }: z.output<typeof version>): string {
  const line = (of: string, { precision, recall, f1 }: z.output<typeof average>): string =>
    `  ${of}: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}, F1 ${f1.toFixed(3)}\n`;
  const metrics = evaluation === null ? '' : line('micro', evaluation.micro) + line('macro', evaluation.macro);
  return `"${name}" version ${number}, ${state.toLowerCase().replaceAll('_', ' ')}\n${metrics}`;
}

/** `classmark retrain`: trains a version of a model, from everything or from new decisions. */
export function addRetrainCommand(program: Command, terminal: Terminal, config: Config): void {
  const command = program
    .command('retrain')
    .description('train a new version of a model, or a new model')
    .requiredOption('--model <name>', 'name of the model')
    .option('--scheme <name>', 'create a new model for the roots of this scheme if no model has that name')
    .option(
      '--source <name>',
      'have a new model suggest for the documents of this source only; repeatable (default: all documents)',
      (value: string, before: readonly string[] = []) => [...before, value],
    )
    .option('--embeddings <name>', 'train a new model with these word vectors of the service')
    .addOption(new Option('--word-vectors <name>', 'the same').conflicts('embeddings').hideHelp())
    .addOption(
      new Option('--encoder <name>', 'train a new model with this encoder of the service').conflicts([
        'embeddings',
        'wordVectors',
      ]),
    )
    .option('--update', 'update the deployed version with new decisions instead of retraining')
    .option('--wait', 'wait for the training to finish and print the metrics');
  addServiceOptions(command).action(async (given: unknown) => {
    const options = parseOptions(retrainOptions, given);
    const { url, key, json, model, update, wait } = options;
    const service = await openService(config, { url, key });
    const input = await findModel(service, options);
    const id = await startRun(service, update ? 'updateModel' : 'trainModel', input);
    if (!wait) {
      terminal.out(json ? `${JSON.stringify({ id })}\n` : `${update ? 'Update' : 'Training'} of "${model}" started.\n`);
      return;
    }
    await followRun(service, id, terminal);
    const { run } = await service.ask(trained, readVersion, { id });
    if (run.version === null) throw new ServiceError('The training ended without a version.');
    terminal.out(json ? `${JSON.stringify(run)}\n` : describe(model, run.version));
  });
}
