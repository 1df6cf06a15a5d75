import type { LearnerDocument } from '@classmark/learner';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** A document whose bytes are its own, whatever happens to the file's that they were read from. */
export class HeldDocument implements LearnerDocument {
  readonly id: string;
  readonly utf8: readonly [title: Uint8Array, text: Uint8Array];
  declare readonly vector?: Float32Array;

  constructor(document: LearnerDocument) {
    const { id, utf8, vector } = document;
    this.id = id;
    this.utf8 = utf8
      ? [new Uint8Array(utf8[0]), new Uint8Array(utf8[1])]
      : [encoder.encode(document.title), encoder.encode(document.text)];
    if (vector) this.vector = vector.slice();
  }

  get title(): string {
    return decoder.decode(this.utf8[0]);
  }

  get text(): string {
    return decoder.decode(this.utf8[1]);
  }

  /** In bytes. */
  get size(): number {
    const [title, text] = this.utf8;
    return title.length + text.length + (this.vector?.byteLength ?? 0);
  }
}
