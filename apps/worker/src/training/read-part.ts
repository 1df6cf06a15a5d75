import type { StoredChunk } from '@classmark/database';
import type { Chunk, Corpus } from '@classmark/learner';

/** The documents of a part of the data, the next chunk on its way while one is worked on. */
export function readPart<Part>(
  ask: (question: { readonly part: Part; readonly afterId: string }) => Promise<StoredChunk>,
  part: Part,
): Corpus {
  return async function* chunks(): AsyncGenerator<Chunk> {
    let next = ask({ part, afterId: '0' });
    for (;;) {
      const chunk = await next;
      const last = chunk.documents.at(-1);
      if (last === undefined) return;
      next = ask({ part, afterId: last.id });
      yield chunk;
    }
  };
}
