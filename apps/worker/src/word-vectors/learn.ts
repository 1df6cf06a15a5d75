import { defaultWord2Vec, mostCarriedWords, SequenceBuilder, trainWord2Vec } from '@classmark/embeddings';
import { serveThread, type ThreadSide } from '@classmark/runtime';
import {
  type LearningNote,
  type LearningSettings,
  type LearntVectors,
  learningThread,
  type ReadText,
} from './learning-thread.js';

async function learn(
  { minCount, ...settings }: LearningSettings,
  { ask, tell, signal }: ThreadSide<string, readonly ReadText[], LearningNote>,
): Promise<LearntVectors | null> {
  const builder = new SequenceBuilder();
  let documents = 0;
  for (let page = await ask('0'); page.length > 0; page = await ask(page.at(-1)?.id ?? '0')) {
    signal.throwIfAborted();
    for (const { title, text } of page) {
      builder.add(title);
      builder.add(text);
    }
    documents += page.length;
    tell({ phase: 'read', done: documents, total: null });
  }
  const sequences = builder.finish(minCount, mostCarriedWords);
  if (sequences.words.length < 2) return null;
  // Threads would make other vectors each time: one learns alone.
  const vectors = await trainWord2Vec(
    sequences,
    { ...defaultWord2Vec, ...settings },
    { signal, onProgress: (done, total) => tell({ phase: 'fit', done, total }) },
  );
  return { ...vectors, documents };
}

serveThread(learningThread, async (task, side) => ({ output: await learn(task, side) }));
