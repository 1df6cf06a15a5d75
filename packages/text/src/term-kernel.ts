import { type KernelFunction, type KernelMemory, loadKernel } from '@classmark/math';
import { type CharacterCells, createCharacterCells } from './character-cells.js';
import { kernel } from './generated/term-rows-kernel.js';
import { listStopWords } from './stop-words.js';
import type { CountedTerms } from './terms.js';

/** What the kernel may read or write past the end of a text. */
const slackBytes = 128;
const fewestTextBytes = 65_536;
/** Words and terms on their way to the counter: see `setEdges` and `setTerms` of the kernel. */
const edgeBytes = 8_704;
const termBytes = 13_312;
const runBytes = 4_096;
/** Before a text, as the kernel writes spaces around words. */
const marginBytes = 64;
const stopWordBits = 2048;
const stopWordSlots = 12 * 1024;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
let characterCells: CharacterCells | null = null;

/** The kernel's functions, in a memory, with room for texts and its tables: packages/text/kernel/term-rows-kernel.ts. */
export class TermKernel {
  readonly find: (name: string) => KernelFunction;
  private readonly countUnits: KernelFunction;
  private readonly countBytes: KernelFunction;
  private text = 0;
  private folded = 0;
  private textBuffer: Buffer = Buffer.alloc(0);

  /** @param makeRoom is told a text's length (its bytes or UTF-16 units) before its terms are counted into the row */
  constructor(
    readonly memory: KernelMemory,
    { bits, maxWords, minWords = 1, stopWords, signed = false, characters = false }: CountedTerms,
    private readonly makeRoom: (bytes: number) => void,
  ) {
    this.find = loadKernel(kernel, memory);
    this.countUnits = this.find('addUnits');
    this.countBytes = this.find('addBytes');
    this.find('setHashing')(2 ** bits - 1, signed ? 1 : 0);
    this.find('setEdges')(memory.reserve(edgeBytes));
    this.find('setTerms')(memory.reserve(termBytes), minWords === 1 ? 1 : 0, maxWords === 2 ? 1 : 0);
    if (characters) this.find('setRuns')(memory.reserve(runBytes));
    this.setCharacters();
    this.setStopWords([...listStopWords(stopWords)]);
    this.makeRoomForText(fewestTextBytes);
  }

  /** Counts a text's terms into the row. Returns how many entries the row has. */
  addText(text: string): number {
    const size = this.countText(text, false);
    return size < 0 ? this.countText(text.normalize('NFC'), true) : size;
  }

  /** The same of UTF-8. */
  addBytes(bytes: Uint8Array): number {
    this.makeRoomForText(bytes.length);
    this.textBuffer.set(bytes);
    this.makeRoom(bytes.length);
    const size = this.countBytes(this.text, bytes.length, this.folded, 0);
    return size < 0 ? this.addText(decoder.decode(bytes)) : size;
  }

  private countText(text: string, isNormal: boolean): number {
    this.makeRoomForText(2 * text.length);
    this.textBuffer.write(text, 'utf16le');
    this.makeRoom(text.length);
    return this.countUnits(this.text, text.length, this.folded, isNormal ? 1 : 0);
  }

  /** Lower-cased UTF-8 takes up to 3 bytes for each 2 of UTF-16, and of UTF-8 too. */
  private makeRoomForText(bytes: number): void {
    if (bytes <= this.textBuffer.length) return;
    const capacity = Math.max(bytes, 2 * this.textBuffer.length, fewestTextBytes);
    this.text = this.memory.reserve(capacity + slackBytes);
    this.folded = marginBytes + this.memory.reserve(marginBytes + Math.ceil(1.5 * capacity) + slackBytes);
    this.textBuffer = Buffer.from(this.memory.memory.buffer, this.text, capacity);
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
