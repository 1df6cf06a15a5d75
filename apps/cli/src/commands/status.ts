import type { Command } from 'commander';
import { z } from 'zod';
import type { Config } from '../config.js';
import { openService } from '../service/service.js';
import { addServiceOptions, serviceOptions } from '../service/service-options.js';
import type { Terminal } from '../terminal/terminal.js';
import { parseOptions } from '../terminal/usage-error.js';

const status = z.object({
  overview: z.object({
    documents: z.number(),
    labelled: z.number(),
    published: z.number(),
    queued: z.number(),
    decided: z.number(),
    backend: z.string().nullable(),
    alerts: z.array(z.string()),
    runs: z.array(z.object({ title: z.string(), state: z.string() })),
  }),
});
type Overview = z.output<typeof status>['overview'];

const readStatus = `{
  overview { documents labelled published queued decided backend alerts runs { title state } }
}`;

function describe({ documents, labelled, published, queued, decided, backend, alerts, runs }: Overview): string {
  const lines = [
    `documents: ${documents}, ${labelled} labelled`,
    `suggestions: ${published} published, ${queued} in review, ${decided} decided`,
    `TensorFlow.js back end: ${backend ?? 'unknown'}`,
    ...alerts.map((alert) => `alert: ${alert}`),
    ...runs.map(({ title, state }) => `run: ${title}, ${state.toLowerCase()}`),
  ];
  return `${lines.join('\n')}\n`;
}

/** `classmark status`: the status of a running service. */
export function addStatusCommand(program: Command, terminal: Terminal, config: Config): void {
  const command = program.command('status').description('show service status');
  addServiceOptions(command).action(async (given: unknown) => {
    const { url, key, json } = parseOptions(serviceOptions, given);
    const service = await openService(config, { url, key });
    const { overview } = await service.ask(status, readStatus);
    terminal.out(json ? `${JSON.stringify(overview)}\n` : describe(overview));
  });
}
