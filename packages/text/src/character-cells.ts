import { changingRanges, lowerCaseRuns, wordCharacterRanges } from './generated/word-characters.js';

/** The frozen tables as the kernel reads them, see packages/text/kernel/lower-case.ts. */
export interface CharacterCells {
  /** `[0x1100]`: for each 256 code points the number of their block. */
  readonly blocks: Uint16Array;
  /** `[blocks, 256]` */
  readonly cells: Int32Array;
}

const pointCount = 0x110000;
const makesWords = 1;
const mayChange = 2;

export function createCharacterCells(): CharacterCells {
  const all = new Int32Array(pointCount);
  for (const [first, last] of wordCharacterRanges) all.fill(makesWords, first, last + 1);
  for (const [first, last, step, delta] of lowerCaseRuns) {
    for (let point = first; point <= last; point += step) all[point] = (delta << 2) | makesWords;
  }
  for (const [first, last] of changingRanges) {
    for (let point = first; point <= last; point++) all[point] |= mayChange;
  }
  return shareBlocks(all);
}

/** Blocks all of one kind, nothing assigned or letters without case, are nearly all: those are kept once. */
function shareBlocks(all: Int32Array): CharacterCells {
  const blocks = new Uint16Array(pointCount >> 8);
  const uniform = new Map<number, number>();
  const distinct: Int32Array[] = [];
  const bytes = Buffer.from(all.buffer);
  for (let block = 0; block < blocks.length; block++) {
    const cells = all.subarray(block << 8, (block + 1) << 8);
    const kind = cells[0];
    const [start, end] = [block << 10, (block + 1) << 10];
    const isUniform = bytes.compare(bytes, start, end - 4, start + 4, end) === 0;
    const number = (isUniform ? uniform.get(kind) : undefined) ?? distinct.push(cells) - 1;
    if (isUniform) uniform.set(kind, number);
    blocks[block] = number;
  }
  const cells = new Int32Array(distinct.length << 8);
  for (const [number, block] of distinct.entries()) cells.set(block, number << 8);
  return { blocks, cells };
}
