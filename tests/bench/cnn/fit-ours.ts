import { readFileSync, writeFileSync } from 'node:fs';
import type { Chunk } from '@classmark/learner';
import { loadLearner } from '@classmark/learners';
import { createRandom, shuffle } from '@classmark/math';
import { HashIndex, scanWords, Words } from '@classmark/text';
import { z } from 'zod';

interface FitRecord {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly subjects: readonly string[];
}

const settledParameters = z.object({
  dimensions: z.number(),
  widths: z.array(z.number()),
  filters: z.number(),
  dropout: z.number(),
  passes: z.number(),
  batchDocuments: z.number(),
  learningRate: z.number(),
  patience: z.number(),
});
type Settled = z.output<typeof settledParameters>;

const seed = 1;
const [fewestTried, mostTried, documentVisits, patientPasses] = [10, 60, 100_000, 4] as const;

const readLines = (path: string): FitRecord[] =>
  readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

function chunkOf(records: readonly FitRecord[], subjects: readonly string[]): Chunk {
  const yesOf = ({ subjects: own }: FitRecord): Uint32Array =>
    Uint32Array.from(subjects.keys()).filter((k) => own.includes(subjects[k] ?? ''));
  return { documents: records, labels: records.map((record) => ({ yes: yesOf(record), no: 'rest' })) };
}

/** Records as the network reads them. */
function createReader(hashes: Uint32Array, mostWords: number): (record: FitRecord) => number[] {
  const index = new HashIndex(hashes.length);
  for (const hash of hashes) index.number(hash);
  const found = new Words();
  return ({ title, text }) =>
    [title, text]
      .flatMap((part) => {
        scanWords(part.normalize('NFC'), found);
        return Array.from(found.hashes.subarray(0, found.count), (hash) => index.find(hash >>> 0));
      })
      .filter((place) => place >= 0)
      .slice(0, mostWords);
}

/** How `cnn` settles its passes: what it holds back, and when it stops. */
function settlingOf({ batchDocuments, patience }: Settled, documents: number) {
  const order = Uint32Array.from({ length: documents }, (_, i) => i);
  shuffle(order, createRandom(seed));
  const held = Array.from(order.slice(0, Math.ceil(documents / 10)));
  const stepsOfPass = Math.ceil((documents - held.length) / batchDocuments);
  return {
    held,
    mostPasses: Math.min(mostTried, Math.max(fewestTried, Math.ceil(documentVisits / documents))),
    patientPasses: Math.max(patientPasses, Math.ceil(patience / stepsOfPass)),
  };
}

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

interface Options {
  readonly answer: string;
  readonly mostWords: number;
}

interface Files {
  readonly train: string;
  readonly test: string;
  readonly answer: string;
  /** What the peers are to do. */
  readonly task: string;
}

/** Also writes which subjects the test records are given, each at one half. */
async function learn(tested: readonly FitRecord[], chunk: Chunk, subjects: readonly string[], options: Options) {
  const learner = await loadLearner('cnn');
  const context = { seed, signal: new AbortController().signal, onProgress: () => {} };
  const corpus = (): Chunk[] => [chunk];
  const begun = cpuSeconds();
  const given = learner.parseParameters({ mostWords: options.mostWords });
  const parameters = await learner.settle(corpus, subjects.length, given, context);
  const settledAt = cpuSeconds();
  const weights = await learner.fit(corpus, subjects.length, parameters, context);
  const [settleSeconds, fitSeconds] = [settledAt - begun, cpuSeconds() - settledAt];
  const scores = learner.decide(weights, tested);
  const lines = tested.map(({ id }, i) => {
    const own = subjects.filter((_, k) => (scores[i * subjects.length + k] ?? 0) > 0);
    return `${JSON.stringify({ id, given: own })}\n`;
  });
  writeFileSync(options.answer, lines.join(''));
  const hashes = learner.encode(weights).tensors['word.hashes']?.data;
  if (!(hashes instanceof Uint32Array)) throw new TypeError('The network names no words.');
  return { settled: settledParameters.parse(parameters), hashes, settleSeconds, fitSeconds };
}

/**
 * `node fit-ours.ts TRAIN TEST ANSWER TASK MOST_WORDS`: learns a network as the learner `cnn` does, without calibration and
 * thresholds, and answers for the test records; writes the same task for its peers.
 */
async function main({ train, test, answer, task }: Files, mostWords: number): Promise<void> {
  const [learnt, tested] = [readLines(train), readLines(test)];
  const subjects = [...new Set(learnt.flatMap((record) => record.subjects))].sort();
  const chunk = chunkOf(learnt, subjects);
  const { settled, hashes, ...seconds } = await learn(tested, chunk, subjects, { answer, mostWords });
  const { dimensions, widths, filters, dropout, batchDocuments, learningRate: rate, passes } = settled;
  const shape = { dimensions, widths, filters, subjects: subjects.length };
  const read = createReader(hashes, mostWords);
  const forPeers = {
    ...{ shape, words: hashes.length, seed, rate, dropout, batchDocuments, subjects },
    ...settlingOf(settled, learnt.length),
    ...{ texts: learnt.map(read), labels: chunk.labels.map(({ yes }) => [...yes]) },
    ...{ testTexts: tested.map(read), testIds: tested.map(({ id }) => id) },
  };
  writeFileSync(task, JSON.stringify(forPeers));
  console.log(JSON.stringify({ passes, ...seconds }));
}

const [train = '', test = '', answer = '', task = '', mostWords = ''] = process.argv.slice(2);
await main({ train, test, answer, task }, Number(mostWords));
