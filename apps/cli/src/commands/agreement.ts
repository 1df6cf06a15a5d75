import { countOf } from '@classmark/domain';
import { shown } from '@classmark/learners';
import type { Command } from 'commander';
import { z } from 'zod';
import { type Agreement, type GivenSubjects, measureAgreement } from '../evaluating/measure-agreement.js';
import { InputFileError } from '../files/input-file-error.js';
import { openRecordFile, type RecordSource } from '../files/record-file.js';
import { sourceOf } from '../files/source-of.js';
import type { NameSubjects } from '../files/subject-naming.js';
import type { Terminal } from '../terminal/terminal.js';
import { textTable } from '../terminal/text-table.js';
import { parseOptions } from '../terminal/usage-error.js';
import { addNamingOptions, loadNaming, namingOptions } from '../training/training-options.js';

const agreementOptions = namingOptions.extend({ json: z.boolean().default(false) });

/** Leaves out unlabelled records. */
async function readSubjects(source: RecordSource, naming: NameSubjects): Promise<GivenSubjects> {
  const given = new Map<string, readonly string[]>();
  const file = await openRecordFile(source, { streamed: false, refusesRepeatedIds: true });
  for await (const records of file.readSubjects()) {
    for (const { id, subjects } of records) {
      if (given.has(id)) throw new InputFileError(source.path, `Two records have the id "${id}"; ids must be unique.`);
      if (subjects !== null) given.set(id, naming(subjects));
    }
  }
  return given;
}

function describeAgreement(agreement: Agreement): string {
  const { documents, firstAlone, secondAlone, same, alpha, f1, meanKappa, perSubject } = agreement;
  const lines = [
    `${countOf(documents, 'document')} ${documents === 1 ? 'has' : 'have'} subjects in both files, ${firstAlone} only in the first, ${secondAlone} only in the second.`,
    `Both files give the same subjects to ${(100 * same).toFixed(0)}% of the shared documents.`,
    '',
    `Krippendorff's alpha (MASI) ${shown(alpha)}; mean Cohen's kappa ${shown(meanKappa)}; F1 between the files ${shown(f1)}.`,
    '',
    ...textTable([
      ['subject', 'both', 'first only', 'second only', 'neither', 'kappa', 'alpha'],
      ...perSubject
        .toSorted((a, b) => b.both + b.firstOnly + b.secondOnly - (a.both + a.firstOnly + a.secondOnly))
        .map(({ subject, both, firstOnly, secondOnly, neither, kappa, alpha: own }) => [
          subject,
          ...[both, firstOnly, secondOnly, neither].map(String),
          shown(kappa),
          shown(own),
        ]),
    ]),
  ];
  return `${lines.join('\n')}\n`;
}

/** `classmark agreement`: how far two files agree on the subjects of the same documents. */
export function addAgreementCommand(program: Command, terminal: Terminal): void {
  const command = program
    .command('agreement')
    .description('measure agreement between two files')
    .argument('<first>', 'labelled records: JSON Lines, JSON or CSV, gzipped or not, or a folder of texts or JATS XML')
    .argument('<second>', 'records with the same ids');
  addNamingOptions(command)
    .option('--json', 'print JSON')
    .action(async (first: string, second: string, given: unknown) => {
      const options = parseOptions(agreementOptions, given);
      const naming = await loadNaming(options, terminal);
      const read = (path: string) => readSubjects(sourceOf(path, options, terminal), naming);
      const agreement = measureAgreement(await read(first), await read(second));
      if (agreement.documents === 0)
        throw new InputFileError(second, `No labelled record has the same id as one in ${first}.`);
      terminal.out(options.json ? `${JSON.stringify(agreement, null, 2)}\n` : describeAgreement(agreement));
    });
}
