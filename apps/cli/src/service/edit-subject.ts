import { z } from 'zod';
import type { Config } from '../config.js';
import type { Terminal } from '../terminal/terminal.js';
import { parseOptions, UsageError } from '../terminal/usage-error.js';
import { findSubject } from './find-named.js';
import { problemFields, resultOf } from './problem.js';
import { openService } from './service.js';
import { serviceOptions } from './service-options.js';

const given = z
  .string()
  .transform((text) => text.trim() || null)
  .optional();

const editOptions = serviceOptions.extend({
  scheme: z.string().optional(),
  uri: given,
  notation: given,
  language: given,
  alternativeLabel: z.array(z.string()).optional(),
});

const edited = z.object({
  editSubject: resultOf(
    z.object({
      subject: z.object({
        label: z.string(),
        uri: z.string().nullable(),
        notation: z.string().nullable(),
        language: z.string().nullable(),
        altLabels: z.array(z.string()),
      }),
    }),
  ),
});
const editMutation = `mutation Edit($input: EditSubjectInput!) {
  editSubject(input: $input) { ... on SubjectEdited { subject { label uri notation language altLabels } } ${problemFields} }
}`;

/** Says of a subject what the options give, and prints what is said of it then. Throws UsageError where they give nothing. */
export async function editSubject(
  written: string,
  options: unknown,
  { config, terminal }: { readonly config: Config; readonly terminal: Terminal },
): Promise<void> {
  const { scheme, alternativeLabel, uri, notation, language, json, ...access } = parseOptions(editOptions, options);
  const altLabels = alternativeLabel?.filter((label) => label.trim() !== '');
  const details = { uri, notation, language, altLabels };
  if (Object.values(details).every((detail) => detail === undefined)) {
    throw new UsageError('say what to change: --uri, --notation, --language or --alternative-label');
  }
  const service = await openService(config, access);
  const input = { subjectId: await findSubject(service, written, scheme), ...details };
  const { subject } = (await service.ask(edited, editMutation, { input })).editSubject;
  if (json) {
    terminal.out(`${JSON.stringify(subject)}\n`);
    return;
  }
  const said = [
    ['URI', subject.uri],
    ['notation', subject.notation],
    ['language', subject.language],
    ['alternative labels', subject.altLabels.map((label) => `"${label}"`).join(', ') || null],
  ];
  terminal.out(`"${subject.label}": ${said.map(([name, value]) => `${name} ${value ?? 'none'}`).join('; ')}\n`);
}
