import type { Chunk, LearnerDocument } from '@classmark/learner';
import { expect, it } from 'vitest';
import { HoldingReader } from './held-back.js';

const documents = 1_000;
const later = 20;

/** Counts how often the texts are read that are not the last. */
class WatchedCorpus {
  reads = 0;

  *read(): Generator<Chunk> {
    for (let i = 0; i < documents; i++) {
      const yes = Uint32Array.of(i % 2);
      yield { documents: [this.documentAt(i)], labels: [{ yes, no: 'rest' }] };
    }
  }

  private documentAt(i: number): LearnerDocument {
    const hear = () => {
      if (i < documents - later) this.reads += 1;
      return `text ${i}`;
    };
    return {
      ...{ id: `${i}`, title: `title ${i}` },
      get text() {
        return hear();
      },
    };
  }
}

async function listIds(reader: HoldingReader): Promise<string[]> {
  const ids: string[] = [];
  for await (const chunk of reader.read()) ids.push(...chunk.documents.map(({ id }) => id));
  return ids;
}

it('further passes hold back the same without a look at the texts', async () => {
  const corpus = new WatchedCorpus();
  const half = Uint32Array.of(documents / 2, documents / 2);
  const counted = { documents, positives: half, negatives: half };
  const whole = { corpus: () => corpus.read(), pick: <Labels>(labels: Labels) => labels };
  const reader = new HoldingReader(whole, { sampled: 100, later, counted });
  const first = await listIds(reader);
  expect([first.length < documents - later, corpus.reads > 0]).toEqual([true, true]);
  corpus.reads = 0;
  expect(await listIds(reader)).toEqual(first);
  expect(corpus.reads).toBe(0);
});
