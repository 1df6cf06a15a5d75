import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { HashIndex, scanWords, Words } from '@classmark/text';
import { cacheFolder } from '../cache.js';
import type { BenchRecord } from '../quality/corpora.js';
import { beginNetwork, type StepBatch, type StepTask } from './begin-network.js';

/** What is measured. */
export interface StepSize {
  readonly texts: number;
  /** Of a text. */
  readonly words: number;
  readonly widths: readonly number[];
}

const [dimensions, filters, seed, rate, dropout, batchCount] = [128, 128, 1, 0.001, 0.5, 10] as const;
/** In how many records a word must occur to be known. */
const leastRecords = 2;

/** Records as places of the words that are known, title first. */
function readTexts(records: readonly BenchRecord[]) {
  const found = new Words();
  const all = records.map(({ title, text }) =>
    [title, text].flatMap((part) => {
      scanWords(part.normalize('NFC'), found);
      return Array.from(found.hashes.subarray(0, found.count), (hash) => hash >>> 0);
    }),
  );
  const counts = new Map<number, number>();
  for (const hash of all.flatMap((hashes) => [...new Set(hashes)])) counts.set(hash, (counts.get(hash) ?? 0) + 1);
  const index = new HashIndex();
  const texts = all.map((hashes) =>
    hashes.filter((hash) => (counts.get(hash) ?? 0) >= leastRecords).map((hash) => index.number(hash)),
  );
  return { texts, words: index.size };
}

/** Batches of a corpus's own texts: of those that are long enough, cut to one length. */
function cutBatches(
  records: readonly BenchRecord[],
  size: StepSize,
  subjects: readonly string[],
): { readonly batches: readonly StepBatch[]; readonly words: number } {
  const { texts, words } = readTexts(records);
  const long = records.flatMap((record, i) => {
    const text = texts[i]?.slice(0, size.words) ?? [];
    const targets = subjects.map((name) => (record.subjects.includes(name) ? 1 : -1));
    return text.length < size.words ? [] : [{ text, targets }];
  });
  if (long.length < size.texts) throw new Error(`Fewer than ${size.texts} texts have ${size.words} words.`);
  const batches = Array.from({ length: batchCount }, (_, b) => {
    const first = (b * size.texts) % (long.length - size.texts + 1);
    const own = long.slice(first, first + size.texts);
    return { texts: own.map(({ text }) => text), targets: own.flatMap(({ targets }) => targets) };
  });
  return { batches, words };
}

/** Writes the task for all contestants. @returns it, and where it is */
export function writeStepTask(
  records: readonly BenchRecord[],
  size: StepSize,
  times: { readonly rounds: number; readonly steps: number },
): { readonly task: StepTask; readonly path: string } {
  const folder = resolve(cacheFolder, 'cnn');
  mkdirSync(folder, { recursive: true });
  const subjects = [...new Set(records.flatMap((record) => record.subjects))].sort();
  const shape = { dimensions, widths: size.widths, filters, subjects: subjects.length };
  const [weights, path] = [resolve(folder, 'weights.bin'), resolve(folder, 'step.json')];
  const task = { ...{ shape, seed, rate, dropout, weights }, ...times, ...cutBatches(records, size, subjects) };
  const network = beginNetwork(task);
  const parts = [network.words, network.filterWeights, network.biases, network.outputs, network.intercepts];
  writeFileSync(
    weights,
    Buffer.concat(parts.map(({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength))),
  );
  writeFileSync(path, JSON.stringify(task));
  return { task, path };
}
