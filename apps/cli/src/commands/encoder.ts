import { basename, resolve } from 'node:path';
import type { Command } from 'commander';
import { z } from 'zod';
import type { Config } from '../config.js';
import { findEncoder, type ListedEncoder, listEncoders } from '../encoding/stored-encoders.js';
import { zipEncoder } from '../encoding/zip-encoder.js';
import { followRun } from '../service/follow-run.js';
import { problemFields, resultOf } from '../service/problem.js';
import { openService } from '../service/service.js';
import { addServiceOptions, serviceOptions } from '../service/service-options.js';
import { startRun } from '../service/start-run.js';
import { addConfirmedOptions, openConfirmed } from '../service/upkeep.js';
import type { Terminal } from '../terminal/terminal.js';
import { parseOptions } from '../terminal/usage-error.js';

const deleting = `mutation Delete($id: ID!) {
  deleteEncoder(input: { id: $id }) { ... on EncoderDeleted { deletedId } ${problemFields} }
}`;
const deleted = z.object({ deleteEncoder: resultOf(z.object({ deletedId: z.string() })) });

const uploadOptions = serviceOptions.extend({ name: z.string().trim().min(1).optional() });

function describe({ name, dimensions, msPerText, modelNames }: ListedEncoder): string {
  const models = modelNames.length === 0 ? '' : `; used by ${modelNames.map((model) => `"${model}"`).join(', ')}`;
  return `"${name}": ${dimensions} dimensions, about ${Math.ceil(msPerText)} ms per text${models}\n`;
}

/** `classmark encoder upload|list|delete`: the encoders of a running service. */
export function addEncoderCommand(program: Command, terminal: Terminal, config: Config): void {
  const encoder = program.command('encoder').description('encoders (sentence transformers) of a running service');
  addServiceOptions(
    encoder
      .command('upload <folder>')
      .description('import the folder of a sentence transformer into the running service')
      .option('--name <name>', "name of the encoder in the service; the folder's if left out"),
  ).action(async (folder: string, given: unknown) => {
    const { name = basename(resolve(folder)), json, ...access } = parseOptions(uploadOptions, given);
    const service = await openService(config, access);
    const uploadId = await service.uploadAs(`${basename(resolve(folder))}.zip`, await zipEncoder(folder));
    await followRun(service, await startRun(service, 'importEncoder', { name, uploadId }), terminal);
    const made = await findEncoder(service, name);
    terminal.out(json ? `${JSON.stringify(made)}\n` : describe(made));
  });
  addServiceOptions(encoder.command('list').description('list the encoders of the running service')).action(
    async (given: unknown) => {
      const { json, ...access } = parseOptions(serviceOptions, given);
      const encoders = await listEncoders(await openService(config, access));
      terminal.out(json ? `${JSON.stringify(encoders)}\n` : encoders.map(describe).join(''));
    },
  );
  addConfirmedOptions(
    encoder.command('delete <name>').description('delete an encoder from the running service'),
  ).action(async (name: string, given: unknown) => {
    const { service, yes, json } = await openConfirmed(config, terminal, given);
    const found = await findEncoder(service, name);
    if (yes) await service.ask(deleted, deleting, { id: found.id });
    if (json) terminal.out(`${JSON.stringify({ done: yes, encoder: found })}\n`);
    else terminal.out(`deleting ${describe(found)}${yes ? '' : 'Pass --yes to do it.\n'}`);
  });
}
