import {
  defaultWord2Vec,
  mostCarriedWords,
  SequenceBuilder,
  trainWord2Vec,
  WordVectorsTooLargeError,
} from '@classmark/embeddings';
import { serveThread, type ThreadSide } from '@classmark/runtime';
import {
  type LearningNote,
  type LearningSettings,
  type LearntVectors,
  learningThread,
  type NotLearnt,
  type ReadText,
} from './learning-thread.js';

async function learn(
  { minCount, ...settings }: LearningSettings,
  { ask, tell, signal }: ThreadSide<string, readonly ReadText[], LearningNote>,
): Promise<LearntVectors | NotLearnt> {
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
  if (sequences.words.length < 2) return { kind: 'too-few' };
  // Threads would make other vectors each time: one learns alone.
  const vectors = await trainWord2Vec(
    sequences,
    { ...defaultWord2Vec, ...settings },
    { signal, onProgress: (done, total) => tell({ phase: 'fit', done, total }) },
  );
  return { kind: 'learnt', ...vectors, documents };
}

serveThread(learningThread, async (task, side) => {
  try {
    return { output: await learn(task, side) };
  } catch (error) {
    if (!(error instanceof WordVectorsTooLargeError)) throw error;
    return { output: { kind: 'too-large' as const, message: error.message } };
  }
});
