import { type KernelFunction, type KernelMemory, loadKernel } from '@classmark/math';
import { type CharacterCells, createCharacterCells } from './character-cells.js';
import { kernel } from './generated/term-rows-kernel.js';
import { listStopWords } from './stop-words.js';
import type { TermOptions } from './terms.js';

/** What the kernel may read or write past the end of a text. */
const slackBytes = 128;
const fewestTextBytes = 65_536;
const stopWordBits = 2048;
const stopWordSlots = 12 * 1024;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
let characterCells: CharacterCells | null = null;

/** The kernel's functions, in a memory, with room for texts and its tables: packages/text/kernel/term-rows-kernel.ts. */
export class TermKernel {
  readonly find: (name: string) => KernelFunction;
  private readonly addPart: KernelFunction;
  private text = 0;
  private folded = 0;
  private textView: Uint8Array = new Uint8Array(0);

  /** @param makeRoom is told of how many bytes a text is before its terms are counted into the row */
  constructor(
    readonly memory: KernelMemory,
    { bits, maxWords, stopWords, signed = false }: TermOptions,
    private readonly makeRoom: (bytes: number) => void,
  ) {
    this.find = loadKernel(kernel, memory);
    this.addPart = this.find('addPart');
    this.find('setTerms')(2 ** bits - 1, maxWords === 2 ? 1 : 0, signed ? 1 : 0);
    this.setCharacters();
    this.setStopWords([...listStopWords(stopWords)]);
  }

  /** Counts a text's terms into the row. Returns how many entries the row has. */
  addText(text: string): number {
    const size = this.addEncoded(this.encode(text), false);
    return size < 0 ? this.addEncoded(this.encode(text.normalize('NFC')), true) : size;
  }

  /** The same of UTF-8. */
  addBytes(bytes: Uint8Array): number {
    this.makeRoomForText(bytes.length);
    this.textView.set(bytes);
    const size = this.addEncoded(bytes.length, false);
    return size < 0 ? this.addText(decoder.decode(bytes)) : size;
  }

  private addEncoded(length: number, isNormal: boolean): number {
    this.makeRoom(length);
    return this.addPart(this.text, length, this.folded, isNormal ? 1 : 0);
  }

  private encode(text: string): number {
    if (3 * text.length > this.textView.length) this.makeRoomForText(Buffer.byteLength(text));
    return encoder.encodeInto(text, this.textView).written;
  }

  /** Lower case takes up to 3 bytes where upper case takes 2. */
  private makeRoomForText(bytes: number): void {
    if (bytes <= this.textView.length) return;
    const capacity = Math.max(bytes, 2 * this.textView.length, fewestTextBytes);
    this.text = this.memory.reserve(capacity + slackBytes);
    this.folded = this.memory.reserve(Math.ceil(1.5 * capacity) + slackBytes);
    this.textView = this.memory.bytes(this.text, capacity);
  }

  private setCharacters(): void {
    characterCells ??= createCharacterCells();
    const { blocks, cells } = characterCells;
    const blocksAddress = this.memory.reserve(blocks.byteLength);
    const cellsAddress = this.memory.reserve(cells.byteLength);
    this.memory.uint16(blocksAddress, blocks.length).set(blocks);
    this.memory.int32(cellsAddress, cells.length).set(cells);
    this.find('setCharacters')(blocksAddress, cellsAddress);
  }

  private setStopWords(words: readonly string[]): void {
    if (words.length === 0) return;
    this.find('setStopWords')(this.memory.reserve(stopWordBits), this.memory.reserve(stopWordSlots));
    const leaveOut = this.find('leaveOut');
    for (const word of words) {
      const bytes = encoder.encode(word);
      const address = this.memory.reserve(bytes.length + 3, 1);
      this.memory.bytes(address, bytes.length).set(bytes);
      leaveOut(address, bytes.length);
    }
  }
}
