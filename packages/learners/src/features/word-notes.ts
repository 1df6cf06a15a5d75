import type { LearnerDocument } from '@classmark/learner';
import { createTermRows, type TermOptions, type TermRows } from '@classmark/text';
import { addDocument } from './parts.js';

/** Later documents have few words that are new. */
const notedDocuments = 8_192;

/**
 * Notes the words of a corpus's first documents, so that a model without counted columns can tell a known word from a
 * stranger in its column.
 */
export class WordNotes {
  private rows: TermRows | null;
  private noted: number;
  private readonly earlier: Uint32Array | null;
  private noticed: Uint32Array | null = null;

  /** @param earlier marks, and how many documents they are of, to go on from */
  constructor(options: TermOptions, earlier?: { readonly marks: Uint32Array; readonly documents: number }) {
    const words = { ...options, maxWords: 1, characters: false } as const;
    this.rows = createTermRows({ ...words, weighting: 'count', unitLength: false, tally: true });
    this.earlier = earlier?.marks ?? null;
    this.noted = earlier?.documents ?? 0;
    if (this.noted >= notedDocuments) this.close();
  }

  /** How many documents have been noted. */
  get documents(): number {
    return this.noted;
  }

  /** @param place of the document in the corpus; those noted in an earlier pass are not noted again */
  note(document: LearnerDocument, place: number): void {
    if (place !== this.noted || !this.rows) return;
    addDocument(this.rows, document);
    this.rows.clear();
    this.noted += 1;
    if (this.noted >= notedDocuments) this.close();
  }

  /** `[2^bits]`: which of 32 kinds of words fell into each hashed column. */
  marks(): Uint32Array {
    if (this.noticed) return this.noticed;
    const tally = this.rows?.tally ?? new Uint32Array(0);
    const marks = new Uint32Array(tally.length / 2);
    for (let column = 0; column < marks.length; column++) {
      marks[column] = (this.earlier?.[column] ?? 0) | tally[2 * column + 1];
    }
    return marks;
  }

  /** Gives back what was needed to note. */
  private close(): void {
    this.noticed = this.marks();
    this.rows = null;
  }
}
