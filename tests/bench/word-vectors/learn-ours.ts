import { readFileSync, writeFileSync } from 'node:fs';
import { encodeWordVectors, SequenceBuilder, trainWord2Vec } from '@classmark/embeddings';
import { createThreads } from '@classmark/runtime';
import type { Word2VecTask } from './contestants.ts';

/** `node learn-ours.ts TASK.json`: what `peers/word2vec.py` does with gensim, in a process of its own, too. */
async function main(path: string): Promise<void> {
  const { texts, settings, leastCount, threads, output }: Word2VecTask = JSON.parse(readFileSync(path, 'utf8'));
  const builder = new SequenceBuilder();
  for (const line of readFileSync(texts, 'utf8').split('\n')) builder.add(line);
  const sequences = builder.finish(leastCount);
  const context = { signal: new AbortController().signal, onProgress: () => {}, threads: createThreads(threads - 1) };
  const [clock, cpu] = [performance.now(), process.cpuUsage()];
  const vectors = await trainWord2Vec(sequences, settings, context);
  const { user, system } = process.cpuUsage(cpu);
  const seconds = (performance.now() - clock) / 1e3;
  if (output !== null) writeFileSync(output, Buffer.concat([...encodeWordVectors(vectors, 'word2vec-binary')]));
  const { length: words } = sequences.tokens;
  console.log(JSON.stringify({ version: process.version, words, cpuSeconds: (user + system) / 1e6, seconds }));
}

await main(process.argv[2] ?? '');
