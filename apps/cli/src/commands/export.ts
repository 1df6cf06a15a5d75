import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import type { Command } from 'commander';
import { z } from 'zod';
import type { Config } from '../config.js';
import { requireWritable } from '../files/require-writable.js';
import { openService, type Service } from '../service/service.js';
import { addServiceOptions, serviceOptions } from '../service/service-options.js';
import type { Terminal } from '../terminal/terminal.js';
import { parseOptions } from '../terminal/usage-error.js';

const exportOptions = serviceOptions.extend({ output: z.string().optional(), source: z.string().optional() });

const page = z.object({
  documents: z.object({
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
    edges: z.array(
      z.object({
        node: z.object({
          externalId: z.string(),
          title: z.string(),
          text: z.string(),
          subjects: z.array(z.object({ subject: z.object({ label: z.string(), paths: z.array(z.string()) }) })),
        }),
      }),
    ),
  }),
});
type ExportedDocument = z.output<typeof page>['documents']['edges'][number]['node'];

const readPage = `query Export($source: String, $after: String) {
  documents(filter: { source: $source }, first: 100, after: $after) {
    pageInfo { hasNextPage endCursor }
    edges { node { externalId title text subjects { subject { label paths } } } }
  }
}`;

async function* readDocuments(service: Service, source: string | undefined): AsyncGenerator<ExportedDocument> {
  let after: string | null = null;
  do {
    const answer: z.output<typeof page> = await service.ask(page, readPage, { source, after });
    for (const { node } of answer.documents.edges) yield node;
    after = answer.documents.pageInfo.hasNextPage ? answer.documents.pageInfo.endCursor : null;
  } while (after !== null);
}

/** A record as `import` takes it. */
function toLine({ externalId, title, text, subjects }: ExportedDocument): string {
  const paths = subjects.map(({ subject }) => subject.paths[0] ?? subject.label);
  return `${JSON.stringify({ id: externalId, title, text, subjects: paths })}\n`;
}

/** `classmark export`: documents with the subjects that are labelled, accepted or published. */
export function addExportCommand(program: Command, terminal: Terminal, config: Config): void {
  const command = program
    .command('export')
    .description('write documents with their subjects as JSON Lines')
    .option('--output <file>', 'where to write (default: standard output)')
    .option('--source <name>', 'only documents of this source');
  addServiceOptions(command).action(async (given: unknown) => {
    const { url, key, output, source } = parseOptions(exportOptions, given);
    if (output !== undefined) await requireWritable(output);
    const service = await openService(config, { url, key });
    if (output === undefined) {
      for await (const document of readDocuments(service, source)) terminal.out(toLine(document));
      return;
    }
    const file = createWriteStream(output);
    await once(file, 'open');
    for await (const document of readDocuments(service, source)) {
      if (!file.write(toLine(document))) await once(file, 'drain');
    }
    file.end();
    await once(file, 'close');
  });
}
