import { fileFormats, isEncoding, noEncoding } from '@classmark/domain';
import { type ReadOptions, recordFields } from '@classmark/harvest';
import { type Command, Option } from 'commander';
import { z } from 'zod';

/** What the caller says about a file; the rest is detected. */
export type FileReading = Pick<ReadOptions, 'mapping' | 'separator' | 'format' | 'encoding'>;

const entry = new RegExp(`^(${recordFields.join('|')})=(.*)$`);

const mapping = z
  .array(z.string().regex(entry, `must be FIELD=COLUMN, where FIELD is one of ${recordFields.join(', ')}`))
  .default([])
  .transform((entries) => Object.fromEntries(entries.map((each) => readEntry(each))));

function readEntry(text: string): [field: string, column: string | null] {
  const [, field = '', column = ''] = entry.exec(text) ?? [];
  return [field, column === '' ? null : column];
}

const readSeparator = (text: string): string => (text === 'tab' || text === '\\t' ? '\t' : text);

/** How a command's files are read. */
export const readingOptions = z.object({
  map: mapping,
  separator: z.string().transform(readSeparator).pipe(z.string().length(1, 'must be one character, or tab')).optional(),
  subjectSeparator: z.string().transform(readSeparator).optional(),
  format: z.enum(fileFormats).optional(),
  encoding: z.string().refine(isEncoding, noEncoding).optional(),
});

const collect = (value: string, before: readonly string[] = []): string[] => [...before, value];

export function addReadingOptions(command: Command): Command {
  return command
    .option(
      '--map <field=column>',
      `column or key of ${recordFields.join(', ')}; repeatable (default: guessed from the names)`,
      collect,
    )
    .option('--separator <character>', 'column separator, or tab (default: detected)')
    .option('--subject-separator <text>', 'separator of the subjects within one field (default: ; or |)')
    .addOption(new Option('--format <name>', 'format of the file (default: detected)').choices([...fileFormats]))
    .option('--encoding <name>', 'encoding of the file, such as windows-1257, cp866 or macintosh (default: detected)');
}

export function toFileReading({
  map,
  separator,
  subjectSeparator,
  format,
  encoding,
}: z.output<typeof readingOptions>): FileReading {
  const mapping = { ...map, ...(subjectSeparator !== undefined && { subjectSeparator }) };
  return { mapping, separator, format, encoding };
}
