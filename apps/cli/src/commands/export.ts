import type { Command } from 'commander';
import { z } from 'zod';
import type { Config } from '../config.js';
import { requireWritable } from '../files/require-writable.js';
import { writeWhole } from '../files/write-whole.js';
import { openService, type Service } from '../service/service.js';
import { addServiceOptions, serviceOptions } from '../service/service-options.js';
import type { Terminal } from '../terminal/terminal.js';
import { parseOptions, UsageError } from '../terminal/usage-error.js';

const exportOptions = serviceOptions.extend({
  output: z.string().optional(),
  source: z.string().optional(),
  scheme: z.string().optional(),
});

const subject = z.object({ label: z.string(), paths: z.array(z.string()), scheme: z.object({ name: z.string() }) });
type Subject = z.output<typeof subject>;
const page = z.object({
  documents: z.object({
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
    edges: z.array(
      z.object({
        node: z.object({
          externalId: z.string(),
          title: z.string(),
          text: z.string(),
          url: z.string().nullable(),
          publicationDate: z.string().nullable(),
          language: z.string().nullable(),
          authors: z.array(z.string()),
          metadata: z.record(z.string(), z.unknown()),
          labels: z.array(z.object({ origin: z.enum(['IMPORT', 'CURATOR']), value: z.boolean(), subject })),
          predictions: z.array(z.object({ subject })),
        }),
      }),
    ),
  }),
});
type ExportedDocument = z.output<typeof page>['documents']['edges'][number]['node'];

const readPage = `query Export($source: String, $after: String) {
  documents(filter: { source: $source }, first: 100, after: $after) {
    pageInfo { hasNextPage endCursor }
    edges {
      node {
        externalId title text url publicationDate language authors metadata
        labels { origin value subject { ...Named } }
        predictions(states: [PUBLISHED]) { subject { ...Named } }
      }
    }
  }
}
fragment Named on Subject { label paths scheme { name } }`;

async function* readDocuments(service: Service, source: string | undefined): AsyncGenerator<ExportedDocument> {
  let after: string | null = null;
  do {
    const answer: z.output<typeof page> = await service.ask(page, readPage, { source, after });
    for (const { node } of answer.documents.edges) yield node;
    after = answer.documents.pageInfo.hasNextPage ? answer.documents.pageInfo.endCursor : null;
  } while (after !== null);
}

const listed = z.object({ schemes: z.array(z.object({ name: z.string() })) });

/** The scheme that is named, or the only one. */
async function chooseScheme(service: Service, given: string | undefined): Promise<string | undefined> {
  const names = (await service.ask(listed, '{ schemes { name } }')).schemes.map(({ name }) => name);
  const all = names.map((name) => `"${name}"`).join(', ');
  if (given !== undefined && !names.includes(given)) throw new UsageError(`no scheme "${given}"; there are: ${all}`);
  if (given === undefined && names.length > 1) throw new UsageError(`pass --scheme with one of ${all}`);
  return given ?? names[0];
}

/** A record as `import` takes it: `subjects` are the source's; what people and models added stands apart. */
function toLine({ externalId, labels, predictions, ...content }: ExportedDocument, scheme: string | undefined): string {
  const pathsOf = (subjects: readonly Subject[]): string[] | undefined => {
    const own = subjects.filter((one) => one.scheme.name === scheme);
    return own.length === 0 ? undefined : own.map(({ paths, label }) => paths[0] ?? label);
  };
  const labelled = (origin: 'IMPORT' | 'CURATOR', value: boolean): string[] | undefined =>
    pathsOf(labels.filter((label) => label.origin === origin && label.value === value).map((label) => label.subject));
  const record = {
    id: externalId,
    ...content,
    subjects: labelled('IMPORT', true),
    accepted: labelled('CURATOR', true),
    rejected: labelled('CURATOR', false),
    published: pathsOf(predictions.map((prediction) => prediction.subject)),
  };
  return `${JSON.stringify(record)}\n`;
}

async function* listLines(
  service: Service,
  source: string | undefined,
  scheme: string | undefined,
): AsyncGenerator<string> {
  for await (const document of readDocuments(service, source)) yield toLine(document, scheme);
}

/** `classmark export`: documents with what their source and people said of one scheme, and with what is published. */
export function addExportCommand(program: Command, terminal: Terminal, config: Config): void {
  const command = program
    .command('export')
    .description('write documents with their subjects as JSON Lines')
    .option('--output <file>', 'where to write (default: standard output)')
    .option('--source <name>', 'only documents of this source')
    .option('--scheme <name>', 'scheme of the subjects (default: the only one)');
  addServiceOptions(command).action(async (given: unknown) => {
    const { url, key, output, source, scheme } = parseOptions(exportOptions, given);
    if (output !== undefined) await requireWritable(output);
    const service = await openService(config, { url, key });
    const chosen = await chooseScheme(service, scheme);
    const lines = listLines(service, source, chosen);
    if (output !== undefined) return writeWhole(output, lines);
    for await (const line of lines) terminal.out(line);
  });
}
