import { createTermRows, type TermOptions, type TermRows } from '@classmark/text';

/** Later documents have few words that are new. */
const notedDocuments = 8_192;

/**
 * Notes the words of a corpus's first documents, so that a model without counted columns can tell a known word from a
 * stranger in its column.
 */
export class WordNotes {
  private readonly rows: TermRows;
  private noted = 0;
  private readonly earlier: Uint32Array;

  /** @param earlier marks, and how many documents they are of, to go on from */
  constructor(options: TermOptions, earlier?: { readonly marks: Uint32Array; readonly documents: number }) {
    this.rows = createTermRows({ ...options, maxWords: 1, weighting: 'count', unitLength: false, tally: true });
    this.earlier = earlier?.marks ?? new Uint32Array(2 ** options.bits);
    this.noted = earlier?.documents ?? 0;
  }

  /** How many documents have been noted. */
  get documents(): number {
    return this.noted;
  }

  /** @param place of the document in the corpus; those noted in an earlier pass are not noted again */
  note(parts: readonly string[], place: number): void {
    if (place !== this.noted || place >= notedDocuments) return;
    this.rows.add(parts);
    this.rows.clear();
    this.noted += 1;
  }

  /** `[2^bits]`: which of 32 kinds of words fell into each hashed column. */
  marks(): Uint32Array {
    return this.earlier.map((marks, column) => marks | (this.rows.tally[2 * column + 1] ?? 0));
  }
}
