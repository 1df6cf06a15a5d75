import type { Command } from 'commander';
import { z } from 'zod';
import type { Config } from '../config.js';
import { followRun } from '../service/follow-run.js';
import { problemFields, resultOf } from '../service/problem.js';
import { openService, type Service } from '../service/service.js';
import { ServiceError } from '../service/service-error.js';
import { addServiceOptions, serviceOptions } from '../service/service-options.js';
import type { Terminal } from '../terminal/terminal.js';
import { parseOptions } from '../terminal/usage-error.js';

const retrainOptions = serviceOptions.extend({
  model: z.string(),
  update: z.boolean().default(false),
  wait: z.boolean().default(false),
});

const listed = z.object({ models: z.array(z.object({ id: z.string(), name: z.string() })) });
const started = z.object({ trainModel: resultOf(z.object({ run: z.object({ id: z.string() }) })) });
const startTraining = `mutation Retrain($modelId: ID!) {
  trainModel(input: { modelId: $modelId }) { ... on RunStarted { run { id } } ${problemFields} }
}`;

const updating = z.object({ updateModel: resultOf(z.object({ run: z.object({ id: z.string() }) })) });
const startUpdate = `mutation Update($modelId: ID!) {
  updateModel(input: { modelId: $modelId }) { ... on RunStarted { run { id } } ${problemFields} }
}`;

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

async function findModel(service: Service, name: string): Promise<string> {
  const { models } = await service.ask(listed, '{ models { id name } }');
  const found = models.find((model) => model.name === name);
  if (found !== undefined) return found.id;
  const names = models.map((model) => `"${model.name}"`).join(', ') || 'none';
  throw new ServiceError(`There is no model named "${name}"; there are: ${names}.`);
}

function describe(name: string, { number, state, evaluation }: z.output<typeof version>): string {
  const line = (of: string, { precision, recall, f1 }: z.output<typeof average>): string =>
    `  ${of}: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}, F1 ${f1.toFixed(3)}\n`;
  const figures = evaluation === null ? '' : line('micro', evaluation.micro) + line('macro', evaluation.macro);
  return `"${name}" version ${number}, ${state.toLowerCase().replace('_', ' ')}\n${figures}`;
}

/** `classmark retrain`: trains a new version of a model from all labels and decisions there are, or from new ones. */
export function addRetrainCommand(program: Command, terminal: Terminal, config: Config): void {
  const command = program
    .command('retrain')
    .description('train a new version of a model')
    .requiredOption('--model <name>', 'the name of the model')
    .option('--update', 'learn only what was decided since, on from the version that serves, in place of anew')
    .option('--wait', 'wait until it is trained, and print its figures');
  addServiceOptions(command).action(async (given: unknown) => {
    const { url, key, json, model, update, wait } = parseOptions(retrainOptions, given);
    const service = openService(config, { url, key });
    const modelId = await findModel(service, model);
    const { id } = update
      ? (await service.ask(updating, startUpdate, { modelId })).updateModel.run
      : (await service.ask(started, startTraining, { modelId })).trainModel.run;
    if (!wait) {
      terminal.out(
        json ? `${JSON.stringify({ id })}\n` : `${update ? 'An update' : 'Training'} of "${model}" has begun.\n`,
      );
      return;
    }
    await followRun(service, id, terminal);
    const { run } = await service.ask(trained, readVersion, { id });
    if (run.version === null) throw new ServiceError('The run ended without a version.');
    terminal.out(json ? `${JSON.stringify(run)}\n` : describe(model, run.version));
  });
}
