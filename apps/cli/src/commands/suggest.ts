import type { SourceRecord } from '@classmark/harvest';
import { decodeVersion, isReliable, isUniversal, scoreDocuments, type TrainedVersion } from '@classmark/learners';
import type { Command } from 'commander';
import { z } from 'zod';
import { InputFileError } from '../files/input-file-error.js';
import { decodeFile, readWhole } from '../files/read-whole.js';
import { addReadingOptions, readingOptions } from '../files/reading-options.js';
import { readRows } from '../files/record-file.js';
import { sourceOf } from '../files/source-of.js';
import { countOf } from '../terminal/count-of.js';
import { numberOption } from '../terminal/number-option.js';
import type { Terminal } from '../terminal/terminal.js';
import { parseOptions } from '../terminal/usage-error.js';

const suggestOptions = readingOptions.extend({
  model: z.string(),
  input: z.string(),
  minProbability: numberOption(0, 1).optional(),
  json: z.boolean().default(false),
});

/** `accept`: at or above the accept threshold. `review`: between the thresholds. `below`: below both. */
type SuggestionState = 'accept' | 'review' | 'below';

interface Suggestion {
  readonly subject: string;
  readonly probability: number;
  readonly verdict: SuggestionState;
}

async function readModel(path: string): Promise<TrainedVersion> {
  const bytes = await readWhole(path);
  if (bytes === null) throw new InputFileError(path, 'The file does not exist.');
  return decodeFile(path, () => decodeVersion(bytes));
}

/** A record's subjects, most probable first; without `minProbability` those at or above their review threshold. */
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

/** `classmark suggest`: subjects for the records of a file, one JSON object a line. */
export function addSuggestCommand(program: Command, terminal: Terminal): void {
  const command = program
    .command('suggest')
    .description('suggest subjects for the records of a file, as JSON Lines')
    .requiredOption('--model <file>', 'a model written by `classmark train`')
    .requiredOption('--input <file>', 'records: JSON Lines, JSON or CSV, gzipped or not; - for standard input')
    .option('--min-probability <number>', 'lowest probability to show (default: the review threshold of each subject)')
    .option('--json', 'no effect: the output is JSON Lines anyway');
  addReadingOptions(command).action(async (given: unknown) => {
    const options = parseOptions(suggestOptions, given);
    const { model: path, input, minProbability } = options;
    const model = await readModel(path);
    let rejected = 0;
    for await (const row of readRows(sourceOf(input, options, terminal))) {
      if ('error' in row) {
        rejected += 1;
        terminal.err(`${input}: line ${row.line}: ${row.error.message}\n`);
      } else {
        const subjects = suggest(model, row.record, minProbability);
        const answer = { id: row.record.id, isReliable: isReliable(model, row.record), subjects };
        terminal.out(`${JSON.stringify(answer)}\n`);
      }
    }
    if (rejected > 0) throw new InputFileError(input, `${countOf(rejected, 'row')} rejected.`);
  });
}
