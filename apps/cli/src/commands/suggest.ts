import type { SourceRecord } from '@classmark/harvest';
import { decodeVersion, isUniversal, scoreDocuments, type TrainedVersion } from '@classmark/learners';
import type { Command } from 'commander';
import { z } from 'zod';
import { InputFileError } from '../files/input-file-error.js';
import { decodeFile, readWhole } from '../files/read-whole.js';
import { readRows } from '../files/record-file.js';
import type { Terminal } from '../terminal/terminal.js';
import { parseOptions } from '../terminal/usage-error.js';

const suggestOptions = z.object({
  model: z.string(),
  input: z.string(),
  minProbability: z.coerce
    .number('must be a number')
    .min(0, 'must be 0 or more')
    .max(1, 'must be 1 or less')
    .optional(),
  json: z.boolean().default(false),
});

/** `accept`: as sure as the target precision asks. `review`: for a person to decide. `below`: under both thresholds. */
type Verdict = 'accept' | 'review' | 'below';

interface Suggestion {
  readonly subject: string;
  readonly probability: number;
  readonly verdict: Verdict;
}

async function readModel(path: string): Promise<TrainedVersion> {
  const bytes = await readWhole(path);
  if (bytes === null) throw new InputFileError(path, 'The file does not exist.');
  return decodeFile(path, () => decodeVersion(bytes));
}

/** A document's subjects, likeliest first; without `minProbability` those at or above their review threshold. */
function suggest(model: TrainedVersion, record: SourceRecord, minProbability: number | undefined): Suggestion[] {
  const probabilities = scoreDocuments(model, [record]);
  const suggestions = model.classifiers.flatMap((classifier, i): Suggestion[] => {
    const { subject } = classifier;
    if (classifier.state === 'skipped') {
      return isUniversal(classifier) ? [{ subject, probability: 1, verdict: 'review' }] : [];
    }
    const probability = probabilities[i] ?? 0;
    const { acceptThreshold, reviewThreshold } = classifier;
    const isAccepted = acceptThreshold !== null && probability >= acceptThreshold;
    const verdict = isAccepted ? 'accept' : probability >= reviewThreshold ? 'review' : 'below';
    return [{ subject, probability, verdict }];
  });
  const isShown = ({ probability, verdict }: Suggestion): boolean =>
    minProbability === undefined ? verdict !== 'below' : probability >= minProbability;
  return suggestions.filter(isShown).sort((a, b) => b.probability - a.probability);
}

/** `classmark suggest`: gives subjects to the records of a file, one JSON object a line. */
export function addSuggestCommand(program: Command, terminal: Terminal): void {
  program
    .command('suggest')
    .description('suggest subjects for the records of a file, as JSON Lines')
    .requiredOption('--model <file>', 'a model that `classmark train` wrote')
    .requiredOption('--input <file>', 'records: JSON Lines or CSV, gzipped or not; - for standard input')
    .option('--min-probability <share>', 'show subjects from this probability on (default: their review thresholds)')
    .option('--json', 'no change: JSON Lines are printed anyway')
    .action(async (given: unknown) => {
      const { model: path, input, minProbability } = parseOptions(suggestOptions, given);
      const model = await readModel(path);
      let wrong = 0;
      for await (const row of readRows(input)) {
        if ('error' in row) {
          wrong += 1;
          terminal.err(`${input}: line ${row.line}: ${row.error.message}\n`);
        } else {
          const subjects = suggest(model, row.record, minProbability);
          terminal.out(`${JSON.stringify({ id: row.record.id, subjects })}\n`);
        }
      }
      if (wrong > 0) throw new InputFileError(input, `${wrong} of the lines could not be used.`);
    });
}
