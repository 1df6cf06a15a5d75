import type { Chunk, Corpus, DocumentLabels, LearnerDocument } from '@classmark/learner';
import { hashInt } from '@classmark/math';
import { hasKnownCell } from './survey.js';

/** How many documents of a corpus are drawn, and how much of a title and of a text is kept of each. */
export const sampleSize = 1_000;
const mostCharacters = 600;

type Texts = Pick<LearnerDocument, 'title' | 'text'>;

interface Drawn<Labels> {
  readonly draw: number;
  readonly place: number;
  readonly document: LearnerDocument;
  readonly labels: Labels;
}

/**
 * Draws documents from all over a corpus in one pass, whose length need not be known: those with the lowest hashes of
 * their places. The same corpus gives the same documents.
 */
export class SampleDrawer<Labels = DocumentLabels> {
  private drawn: Drawn<Labels>[] = [];
  private offered = 0;
  private bound = 2 ** 32;

  /** @param read is called if the document is drawn */
  offer(read: () => Texts, labels: Labels): void {
    const place = this.offered;
    this.offered += 1;
    const draw = hashInt(place) >>> 0;
    if (draw >= this.bound) return;
    const { title, text } = read();
    this.drawn.push({ draw, place, document: { id: '', title: beginningOf(title), text: beginningOf(text) }, labels });
    if (this.drawn.length === 2 * sampleSize) this.drop();
  }

  /** In the order of the corpus. */
  finish(): { readonly documents: readonly LearnerDocument[]; readonly labels: readonly Labels[] } {
    this.drop();
    const drawn = this.drawn.toSorted((a, b) => a.place - b.place);
    return { documents: drawn.map(({ document }) => document), labels: drawn.map(({ labels }) => labels) };
  }

  private drop(): void {
    this.drawn.sort((a, b) => a.draw - b.draw);
    this.bound = this.drawn[sampleSize]?.draw ?? this.bound;
    this.drawn.length = Math.min(this.drawn.length, sampleSize);
  }
}

/** A copy: a part of a string would keep the whole in memory. */
function beginningOf(text: string): string {
  return Buffer.from(text.slice(0, mostCharacters)).toString();
}

/** Reads the corpus once, and draws from the documents with a known cell. */
export async function drawSample(corpus: Corpus, signal: AbortSignal): Promise<Chunk> {
  const drawer = new SampleDrawer();
  for await (const { documents, labels } of corpus()) {
    signal.throwIfAborted();
    for (const [i, document] of documents.entries()) {
      if (hasKnownCell(labels[i])) drawer.offer(() => document, labels[i]);
    }
  }
  return drawer.finish();
}
