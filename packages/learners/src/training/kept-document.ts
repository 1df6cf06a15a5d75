import type { LearnerDocument } from '@classmark/learner';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** A document whose bytes are its own, whatever happens to the file's that they were read from. */
export class KeptDocument implements LearnerDocument {
  readonly id: string;
  readonly utf8: readonly [title: Uint8Array, text: Uint8Array];

  constructor(document: LearnerDocument) {
    const { id, utf8 } = document;
    this.id = id;
    this.utf8 = utf8
      ? [new Uint8Array(utf8[0]), new Uint8Array(utf8[1])]
      : [encoder.encode(document.title), encoder.encode(document.text)];
  }

  get title(): string {
    return decoder.decode(this.utf8[0]);
  }

  get text(): string {
    return decoder.decode(this.utf8[1]);
  }
}

/** Asks for strings only where there are no bytes: they would be made for it. */
export function sizeOf(document: LearnerDocument): number {
  const [title, text] = document.utf8 ?? [document.title, document.text];
  return title.length + text.length;
}
