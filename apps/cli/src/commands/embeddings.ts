import {
  architectures,
  defaultWord2Vec,
  encodeWordVectors,
  nearestWords,
  SequenceBuilder,
  trainWord2Vec,
  vectorFormats,
  WordVectorsTooLargeError,
} from '@classmark/embeddings';
import { createThreads } from '@classmark/runtime';
import { type Command, Option } from 'commander';
import { z } from 'zod';
import type { Config } from '../config.js';
import { describeEmbeddings, type EmbeddingsReport } from '../embeddings/describe-embeddings.js';
import { readSomeVectors, readWordVectorFile } from '../embeddings/read-word-vector-file.js';
import { addServiceEmbeddings } from '../embeddings/service-embeddings.js';
import { InputFileError } from '../files/input-file-error.js';
import { addReadingOptions, readingOptions } from '../files/reading-options.js';
import { openRecordFile } from '../files/record-file.js';
import { requireWritable } from '../files/require-writable.js';
import { sourceOf } from '../files/source-of.js';
import { writeWhole } from '../files/write-whole.js';
import { createBar } from '../terminal/create-bar.js';
import { numberOption, wholeNumberOption } from '../terminal/number-option.js';
import type { Terminal } from '../terminal/terminal.js';
import { parseOptions } from '../terminal/usage-error.js';

const jsonOption = z.boolean().default(false);
const outputOptions = { output: z.string(), as: z.enum(vectorFormats), json: jsonOption } as const;
const minCountOption = wholeNumberOption(1, 1_000_000);

const trainOptions = readingOptions.extend({
  ...outputOptions,
  input: z.string(),
  architecture: z.enum(architectures),
  dimensions: wholeNumberOption(1, 1_000),
  window: wholeNumberOption(1, 100),
  negatives: wholeNumberOption(1, 50),
  sample: numberOption(0, 1),
  minCount: minCountOption,
  epochs: wholeNumberOption(1, 1_000),
  seed: wholeNumberOption(0, 2 ** 32 - 1),
  threads: wholeNumberOption(1, 64),
});

const importOptions = readingOptions.extend({
  ...outputOptions,
  input: z.string(),
  mostWords: wholeNumberOption(1, 10_000_000),
  wordsOf: z.string().optional(),
});

const infoOptions = z.object({ nearest: z.array(z.string()).default([]), json: jsonOption });
const shownNeighbours = 10;

/** Reads a file's texts. */
async function readSequences(
  path: string,
  options: z.output<typeof readingOptions>,
  terminal: Terminal,
): Promise<SequenceBuilder> {
  const builder = new SequenceBuilder();
  const file = await openRecordFile(sourceOf(path, options, terminal), { streamed: true });
  for await (const records of file.read()) {
    for (const { title, text } of records) {
      builder.add(title);
      builder.add(text);
    }
  }
  return builder;
}

async function train(given: unknown, terminal: Terminal): Promise<void> {
  const options = parseOptions(trainOptions, given);
  const { input, output, as, minCount, threads, json, ...settings } = options;
  await requireWritable(output);
  const sequences = (await readSequences(input, options, terminal)).finish(minCount);
  if (sequences.words.length < 2) {
    throw new InputFileError(input, `Fewer than two words occur ${minCount} times; lower --min-count.`);
  }
  const bar = terminal.progress && createBar({ stream: terminal.progress });
  bar?.start(1, 0);
  try {
    const vectors = await trainWord2Vec(
      sequences,
      { ...defaultWord2Vec, ...settings },
      {
        signal: new AbortController().signal,
        threads: createThreads(threads - 1),
        onProgress: (done, blocks) => {
          bar?.setTotal(blocks);
          bar?.update(done);
        },
      },
    );
    await writeWhole(output, encodeWordVectors(vectors, as));
    const { words, dimensions } = vectors;
    tell({ path: output, format: as, words: words.length, dimensions, nearest: [] }, json, terminal);
  } catch (error) {
    throw error instanceof WordVectorsTooLargeError ? new InputFileError(input, error.message) : error;
  } finally {
    bar?.stop();
  }
}

async function importVectors(given: unknown, terminal: Terminal): Promise<void> {
  const options = parseOptions(importOptions, given);
  const { input, output, as, mostWords, wordsOf, json } = options;
  await requireWritable(output);
  const asked = wordsOf === undefined ? null : (await readSequences(wordsOf, options, terminal)).finish(1);
  const names = asked && new Set(asked.words);
  const keeps = (word: string): boolean => names === null || names.has(word.toLowerCase());
  const vectors = await readWordVectorFile(input, { mostWords, keeps });
  await writeWhole(output, encodeWordVectors(vectors, as));
  const { words, dimensions } = vectors;
  tell({ path: output, format: as, words: words.length, dimensions, nearest: [] }, json, terminal);
}

async function info(path: string, given: unknown, terminal: Terminal): Promise<void> {
  const { nearest, json } = parseOptions(infoOptions, given);
  // The largest files hold gigabytes of vectors, of which counting needs none.
  const keeps = (): boolean => nearest.length > 0;
  const vectors = await readSomeVectors(path, { mostWords: Number.MAX_SAFE_INTEGER, keeps });
  const near = nearest.map((word) => ({ word, neighbours: nearestWords(vectors, word, shownNeighbours) }));
  const { format, seen, dimensions } = vectors;
  tell({ path, format, words: seen, dimensions, nearest: near }, json, terminal);
}

function tell(report: EmbeddingsReport, json: boolean, terminal: Terminal): void {
  terminal.out(json ? `${JSON.stringify(report, null, 2)}\n` : describeEmbeddings(report));
}

function addOutputOptions(command: Command): Command {
  return command
    .requiredOption('--output <file>', 'where to write the word vectors')
    .addOption(new Option('--as <format>', 'format to write').choices([...vectorFormats]).default('word2vec-binary'))
    .option('--json', 'print JSON');
}

function addTrain(command: Command): Command {
  const own = defaultWord2Vec;
  return addReadingOptions(
    addOutputOptions(
      command
        .description('learn word vectors from the texts of a file (word2vec)')
        .requiredOption('--input <file>', 'records: JSON Lines, JSON or CSV, gzipped or not')
        .addOption(
          new Option('--architecture <name>', 'predict each neighbour, or a word from the mean of its neighbours')
            .choices([...architectures])
            .default(own.architecture),
        )
        .option('--dimensions <number>', 'length of the vectors', String(own.dimensions))
        .option('--window <number>', 'maximum number of neighbours on either side', String(own.window))
        .option('--negatives <number>', 'random words to tell each neighbour from', String(own.negatives))
        .option('--sample <share>', 'leave out some occurrences of words more frequent than this', String(own.sample))
        .option('--min-count <number>', 'leave out words that occur less often', '5')
        .option('--epochs <number>', 'passes over the texts', String(own.epochs))
        .option('--seed <number>', 'seed for every random choice', String(own.seed))
        .option('--threads <number>', 'number of threads; with one, the same seed gives the same vectors', '1'),
    ),
  );
}

function addImport(command: Command): Command {
  return addReadingOptions(
    addOutputOptions(
      command
        .description('import word vectors of word2vec, fastText, GloVe or H2O, keeping only those that are needed')
        .requiredOption(
          '--input <file>',
          'word2vec (binary or text), fastText .vec or GloVe, gzipped or not, or a MOJO of H2O',
        )
        .option('--most-words <number>', 'keep at most this many words, from the top of the file', '200000')
        .option('--words-of <file>', 'keep only words that occur in these records'),
    ),
  );
}

/** `classmark embeddings`: word vectors, learnt, imported and looked at. */
export function addEmbeddingsCommand(program: Command, terminal: Terminal, config: Config): void {
  const embeddings = program.command('embeddings').description('train, import or inspect word vectors');
  addTrain(embeddings.command('train')).action((given: unknown) => train(given, terminal));
  addImport(embeddings.command('import')).action((given: unknown) => importVectors(given, terminal));
  embeddings
    .command('info')
    .description('show what a file of word vectors holds')
    .argument('<file>', 'word vectors')
    .option('--nearest <words...>', 'also list the nearest words of these')
    .option('--json', 'print JSON')
    .action((path: string, given: unknown) => info(path, given, terminal));
  addServiceEmbeddings(embeddings, terminal, config);
}
