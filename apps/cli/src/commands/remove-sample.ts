import { countOf } from '@classmark/domain';
import type { Command } from 'commander';
import { z } from 'zod';
import type { Config } from '../config.js';
import { problemFields, resultOf } from '../service/problem.js';
import { addConfirmedOptions, openConfirmed } from '../service/upkeep.js';
import type { Terminal } from '../terminal/terminal.js';

const sample = z.object({
  documents: z.number(),
  decisions: z.number(),
  models: z.number(),
  importedModels: z.number(),
  subjects: z.number(),
  experiments: z.number(),
});
const fields = 'documents decisions models importedModels subjects experiments';
const found = z.object({ sample: sample.nullable() });
const removed = z.object({ removeSample: resultOf(z.object({ sample })) });
const removal = `mutation { removeSample { ... on SampleRemoved { sample { ${fields} } } ${problemFields} } }`;

type Sample = z.output<typeof sample>;

function describe({ documents, decisions, models, importedModels, subjects, experiments }: Sample): string {
  const parts = [
    countOf(documents, 'document'),
    countOf(decisions, 'decision'),
    countOf(models, 'model'),
    countOf(importedModels, 'imported model'),
    countOf(subjects, 'subject'),
    countOf(experiments, 'experiment'),
  ];
  return `removing the sample deletes ${parts.join(', ')}\n`;
}

/** `classmark remove-sample`: removes the sample corpus. */
export function addRemoveSampleCommand(program: Command, terminal: Terminal, config: Config): void {
  const command = program
    .command('remove-sample')
    .description('remove the sample corpus with its models, experiment and decisions');
  addConfirmedOptions(command).action(async (given: unknown) => {
    const { service, yes, json } = await openConfirmed(config, terminal, given);
    const contents = yes
      ? (await service.ask(removed, removal)).removeSample.sample
      : (await service.ask(found, `{ sample { ${fields} } }`)).sample;
    if (json) terminal.out(`${JSON.stringify({ done: yes, sample: contents })}\n`);
    else if (contents === null) terminal.out('There is no sample.\n');
    else terminal.out(`${describe(contents)}${yes ? '' : 'Pass --yes to do it.\n'}`);
  });
}
